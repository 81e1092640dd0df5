from referat_lint import Rule

RULE = Rule(
    code="UND002",
    name="ubrugt",
    severity="warning",
    given="undtagelser",
    basis="Praksis: en undtagelse, der ikke bruges mere, skal væk.",
    message="Undtagelsen for {koder} undtager intet; fjern den.",
    why="En glemt undtagelse kan senere skjule en fejl, som den aldrig var ment for.",
    bad="""
        Referat af møde i Byrådet den 12. marts 2026
        Punkt 1. Havnen
        ⟦# referat-lint-disable-next-line STR101 -- Beslutningen føres til protokol senere.⟧
        Beslutning: Godkendt.
        """,
    good="""
        Referat af møde i Byrådet den 12. marts 2026
        Punkt 1. Havnen
        Beslutning: Godkendt.
        """,
)
