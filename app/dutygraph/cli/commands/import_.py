"""Read evidence into a workspace."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from dutygraph.cli import options
from dutygraph.cli.manifest import read_manifest
from dutygraph.cli.plain import plain
from dutygraph.cli.progress import bars
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError
from dutygraph.model.evidence import ImportReport, Snapshot
from dutygraph.model.words import Strength
from dutygraph.workspace import Imported, ImportRequest

NAME, HELP = "import", "command-import"
_TOP = 3


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add files, what they do not say of themselves, and how careful to be."""
    options.common(parser, words)
    options.home(parser, words)
    options.tenant(parser, words)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=words("option-files"))
    options.snapshot(parser, words)
    parser.add_argument("--manifest", type=Path, metavar="FILE", help=words("option-manifest"))
    parser.add_argument("--keep-going", action="store_true", help=words("option-keep-going"))
    parser.add_argument("--dry-run", action="store_true", help=words("option-dry-run"))
    parser.add_argument("--json", action="store_true", help=words("option-json"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Import everything or, after an error, nothing; 2 when a file was left out."""
    requests = requests_of(args)
    with options.open_workspace(args) as workspace, bars(screen.words) as progress:
        tenant = args.tenant or options.tenant_of(args, workspace)
        done = workspace.import_requests(
            requests,
            tenant=tenant,
            keep_going=args.keep_going,
            dry_run=args.dry_run,
            progress=progress,
        )
    if args.json:
        screen.json(plain(_said(done)))
    elif not screen.quiet:
        show(done, screen, dry_run=args.dry_run)
    for error in done.errors:
        screen.complain(str(error))
    return 2 if done.errors else 0


def requests_of(args: argparse.Namespace) -> tuple[ImportRequest, ...]:
    """Return what is asked to be read. Raises UsageError, InputError."""
    if args.manifest and args.files:
        raise UsageError("give files or a manifest, not both")
    if args.manifest:
        return read_manifest(args.manifest)
    if not args.files:
        raise UsageError("name the files to read, or a manifest with --manifest")
    contents = tuple((str(path), options.read_given(path)) for path in args.files)
    # Pages of one call are one snapshot; otherwise each file is one of its own.
    groups = (contents,) if args.pages else tuple((one,) for one in contents)
    return tuple(
        ImportRequest(
            files=group,
            source=args.source,
            account=args.account,
            region=args.region,
            collected_at=args.collected_at,
            pages=args.pages,
        )
        for group in groups
    )


def show(done: Imported, screen: Screen, *, dry_run: bool) -> None:
    """Print each file with read = imported + skipped, then what is still missing."""
    for snapshot in done.snapshots:
        for mark, report in zip(snapshot.files, snapshot.reports, strict=False):
            screen.line(f"{mark.name}: {sentence(report, screen.words)}")
        if snapshot.digest in done.known:
            screen.say("import-known")
        for missing in lacking(snapshot):
            screen.line("  " + screen.words(f"import-lacks-{missing}"))
    reports = [report for snapshot in done.snapshots for report in snapshot.reports]
    screen.say(
        "import-dry-total" if dry_run else "import-total",
        files=len(reports),
        read=sum(one.read for one in reports),
        imported=sum(one.imported for one in reports),
        skipped=sum(len(one.skipped) for one in reports),
    )
    if not done.applied:
        screen.say("import-not-applied")


def sentence(report: ImportReport, words: Words) -> str:
    """Return read = imported + skipped, with the reasons that skipped most."""
    counted = Counter(one.why for one in report.skipped).most_common(_TOP)
    why = "; ".join(f"{number} {_why(reason, words)}" for reason, number in counted)
    text = words(
        "import-line", read=report.read, imported=report.imported, skipped=len(report.skipped)
    )
    return f"{text} ({why})" if why else text


def lacking(snapshot: Snapshot) -> Iterable[str]:
    """Yield which flags would tell what the files do not."""
    if snapshot.collected is None:
        yield "collected-at"
    if snapshot.account is None:
        yield "account"
    if snapshot.strength is Strength.OBSERVED:
        if snapshot.region is None:
            yield "region"
        if not snapshot.coverage and snapshot.account and snapshot.region:
            yield "pages"


def _why(reason: str, words: Words) -> str:
    key = f"skipped-{reason}"
    return words(key) if key in words else reason


def _said(done: Imported) -> dict[str, object]:
    def snapshots(found: Sequence[Snapshot]) -> list[object]:
        return [plain(one) for one in found]

    return {
        "snapshots": snapshots(done.snapshots),
        "known": list(done.known),
        "errors": [str(error) for error in done.errors],
        "applied": done.applied,
    }
