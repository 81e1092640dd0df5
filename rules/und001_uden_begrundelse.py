from referat_lint import Rule

RULE = Rule(
    code="UND001",
    name="uden-begrundelse",
    severity="error",
    given="undtagelser",
    basis="Praksis: en undtagelse skal kunne forklares, også når den, der skrev den, er væk.",
    message="Undtagelsen »{ord}« har ingen virkning: {mangel}",
    why="En undtagelse uden kode eller begrundelse skjuler fejl, som ingen har taget stilling til.",
    bad="""
        Referat af møde i Byrådet den 12. marts 2026
        ⟦# referat-lint-disable-next-line STR101⟧
        Punkt 1. Havnen
        """,
    good="""
        Referat af møde i Byrådet den 12. marts 2026
        # referat-lint-disable-next-line STR101 -- Beslutningen føres til protokol den 14. marts.
        Punkt 1. Havnen
        """,
)
