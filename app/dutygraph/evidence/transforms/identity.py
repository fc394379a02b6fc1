"""What an identity policy allows."""

from dutygraph.evidence.answer import Answer, Inputs, Options, Unsaid, say, transform
from dutygraph.evidence.transforms import policies


@transform("allows-everything")
def allows_everything(inputs: Inputs, _: Options) -> Answer:
    """Say whether a policy document allows every action on every resource."""
    one = inputs["value"]
    found = policies.everything(one.value)
    return Unsaid(one.pointer) if found is None else say(found, one)


@transform("default-group")
def default_group(inputs: Inputs, options: Options) -> Answer:
    """Say whether a group is the default one; a default one without its rules tells too little."""
    name = inputs["name"]
    if not isinstance(name.value, str):
        return Unsaid(name.pointer)
    if name.value != options["word"]:
        return say(False, name)
    rules = inputs.get("rules")
    if rules is None or not isinstance(rules.value, list):
        return Unsaid((rules or name).pointer)
    return say(True, name)
