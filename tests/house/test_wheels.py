"""Every runtime dependency installs without a compiler on the platforms we promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.test_house import ROOT, runtime_closure

PLATFORMS = {
    "Linux x86_64": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"],
    "Linux aarch64": ["manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"],
    "macOS arm64": ["macosx_14_0_arm64", "macosx_11_0_arm64"],
    "Windows x64": ["win_amd64"],
}
# There the reference engine takes over, with a line that says what it costs (design.md 5).
WITHOUT_WHEEL = {("shacl", "Linux aarch64")}


def locked() -> list[tuple[str, str]]:
    text = (ROOT / ".ci/lock.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    runtime = runtime_closure()
    return [(name, version) for name, version in pins if name in runtime]


def has_wheel(name: str, version: str, tags: list[str], folder: Path) -> bool:
    platforms = [part for tag in tags for part in ("--platform", tag)]
    wanted = [f"{name}=={version}", "--no-deps", "--only-binary", ":all:", "-q", "-d", str(folder)]
    command = [sys.executable, "-m", "pip", "download", *wanted, *platforms]
    done = subprocess.run([*command, "--python-version", "3.11"], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.soak
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_locked_runtime_dependency_has_a_wheel(platform: str, tmp_path: Path) -> None:
    assert locked()
    missing = {
        (name, platform)
        for name, version in locked()
        if not has_wheel(name, version, PLATFORMS[platform], tmp_path)
    }
    assert missing == {pair for pair in WITHOUT_WHEEL if pair[1] == platform}
