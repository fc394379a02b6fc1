"""Children that can be killed and reach little; standard library only."""
