from referat_lint import Rule

RULE = Rule(
    code="UND003",
    name="udloebet",
    severity="warning",
    given="undtagelser",
    basis="Praksis: en undtagelse med slutdato tages op til overvejelse, når datoen er nået.",
    message="Undtagelsen for {kode} ({sted}) udløb den {dato}: "
    "ret referatet, eller giv den en ny slutdato.",
    why="Den, der gav undtagelsen, satte selv en dato; efter den gælder reglen igen.",
    bad="""
        Referat af møde i Byrådet den 12. marts 2026
        ⟦Punkt 1. Havnen⟧
        """,
    good="""
        Referat af møde i Byrådet den 12. marts 2026
        Punkt 1. Havnen
        Beslutning: Godkendt.
        """,
)
