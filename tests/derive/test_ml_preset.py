from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from lintorg.derive.areas import mapped_area
from lintorg.derive.paths import path_class
from lintorg.model.facts import Tree
from lintorg.model.settings import Area, PathClass, Settings

PRESET = Path(__file__).parents[2] / "lintorg" / "config" / "ml.yaml"


def preset() -> Settings:
    stated = yaml.safe_load(PRESET.read_text(encoding="utf-8"))
    areas = (Area(**{**area, "patterns": tuple(area["patterns"])}) for area in stated["areas"])
    classes = (PathClass(name=entry["name"], patterns=tuple(entry["patterns"])) for entry in stated["classes"])
    return Settings(areas=tuple(areas), classes=tuple(classes))


@pytest.fixture(scope="module")
def area_of() -> Callable[[str], str]:
    return mapped_area(preset())


@pytest.fixture(scope="module")
def class_of() -> Callable[[str], str]:
    return path_class(Tree(), preset())


AREAS = {
    "tests": """
        end_to_end/tpu/run_small.sh
        scripts/generate_tiny_models.py
        scripts/generate_tiny_models/for_causal_lm.py
        web/panel.test.tsx
        tests/unit/test_attention.py
        tests/README.md
        tests/data/mix.yaml
        src/trainer/optim_test.py
        src/trainer/test_optim.py
        pkg/model/tests/conftest.py
        conftest.py
        test_fixtures/tiny/config.json
        csrc/gemm/gemm_test.cu
        scripts/test/run_all.sh
        .github/scripts/test_labels.py
    """,
    "docs": """
        README.md
        LICENSE
        CHANGELOG.md
        docs/guide/index.rst
        docs/conf.py
        docs/eval/results.md
        mkdocs.yml
        pkg/kernels/README.md
        .github/pull_request_template.md
        blog/2024/release/index.html
        CITATION.cff
    """,
    "infra": """
        CMakeLists.txt
        pkg/version.py
        deps/verifier
        cmake/cuda.cmake
        src/templates/multi_node.sbatch.j2
        .github/workflows/eval.yml
        .gitlab-ci.yml
        .pre-commit-config.yaml
        .agents/tools/data/fetch.py
        ci/training/nightly.py
        Dockerfile
        docker/train/Dockerfile.cuda12
        pyproject.toml
        setup.py
        requirements.txt
        requirements/inference.txt
        pkg/kernels/setup.py
        scripts/launch_pretrain.sh
        scripts/slurm/multinode.sh
        scripts/run.sh
        tools/sync/all.sh
        pkg/launcher/runner.py
        submit_job.py
        CODEOWNERS
        Makefile
    """,
    "configs": """
        config_hub/sft/lora.yaml
        src/pkg/pyconfig.py
        src/pkg/pyconfig_deprecated.py
        pkg/utils/arguments.py
        recipes/speech/hparams/train.yaml
        examples/chess/rl.toml
        configs/sft/7b.yaml
        config/train_small.py
        pkg/conf/base.py
        examples/llama/lora-8b.yml
        examples/gpt/train_gpt.sh
        recipes/dpo/7b.yaml
        scripts/eval/yamls/short.yaml
        scripts/train/7b/stage1.sh
        pkg/config.py
        src/pkg/config.py
        experiments/mix.jsonnet
    """,
    "tokenizer": """
        pkg/template/templates/base.py
        pkg/llm/template/utils.py
        rustbpe/src/lib.rs
        pkg/speech/lexicon.py
        pkg/tokenizer/train.py
        pkg/tokenizers/bpe.py
        tokenizer.py
        src/pkg/data/hf_tokenizer.py
        pkg/chat_templates/base.jinja
        tools/expand_vocab.py
        pkg/server/detokenizer.py
    """,
    "kernels": """
        flash_attn/cute/flash_fwd_sm90.py
        hopper/mask.h
        flash_attn/interface.py
        csrc/attention/forward.cu
        pkg/kernels/softmax.py
        pkg/model/rope_kernel.cpp/rope.cuh
        pkg/inference/kernels/gemm.cpp
        pkg/ops/rms_norm.py
        pkg/model/fused_softmax.py
        pkg/model/flash_attention.py
        pkg/triton/matmul.py
        pkg/fp8_utils.py
        pkg/quantization/int4.py
    """,
    "eval": """
        scripts/validate.py
        tasks/common.py
        eval.py
        pkg/eval/harness.py
        pkg/eval/datasets/mmlu.py
        evaluation/tasks.json
        scripts/eval/mmlu.sh
        scripts/collect_eval_results.py
        pkg/callbacks/async_eval_callback.py
        human_eval/app.py
        eval_tasks/math.py
        pkg/evaluator.py
    """,
    "data": """
        src/pkg/input_pipeline/grain.py
        pkg/input_pipeline_interface.py
        speech/dataio/batch.py
        speech/augment/noise.py
        recipes/corpus/corpus_prepare.py
        egs/corpus/ASR/local/display_manifest.sh
        pkg/transforms.py
        pkg/processor/normalize.py
        egs/corpus/ASR/tdnn/asr_datamodule.py
        data/prepare.py
        pkg/data/loader.py
        pkg/training/datasets/sft_dataset.py
        pkg/datasets/rl/prompts.py
        scripts/data/dpo/filter.sh
        tools/preprocess_data.py
        pkg/dataloader.py
        pkg/collators/batch.py
        pkg/sequence_packing.py
        scripts/tokenize_corpus.py
        tools/dedup_minhash.py
        prepare_data.py
    """,
    "posttraining": """
        pkg/trainer/ddpo_trainer.py
        pkg/experimental/cpo/cpo_config.py
        examples/scripts/cpo.py
        pkg/experimental/bco/bco_config.py
        examples/scripts/bco.py
        pkg/experimental/kto/kto_config.py
        examples/scripts/kto.py
        pkg/experimental/nash_md/nash_md_config.py
        examples/scripts/nash_md.py
        pkg/experimental/xpo/xpo_config.py
        examples/scripts/xpo.py
        pkg/experimental/rloo/rloo_config.py
        examples/scripts/rloo.py
        pkg/experimental/gold/gold_config.py
        examples/scripts/gold.py
        pkg/experimental/gspo/gspo_config.py
        examples/scripts/gspo.py
        pkg/experimental/prm/prm_config.py
        examples/scripts/prm.py
        src/pkg/orchestrator/scheduler.py
        src/pkg/rollout/worker.py
        src/reward/f1.py
        pkg/weight_sync/nccl_broadcast.py
        pkg/agentic/loop.py
        pkg/megatron/update_weight/from_tensor.py
        examples/post_training/modelopt/quantize.py
        pkg/rl/trainer.py
        pkg/rl/inference/client.py
        pkg/rlhf/models/critic.py
        pkg/trainers/grpo/trainer.py
        pkg/dpo.py
        pkg/dpo_utils.py
        scripts/finetune_8b.py
        pkg/post_training/distillation/loss.py
        pkg/rewards/math.py
        pkg/rollout/worker.py
        pkg/sft_trainer.py
        pkg/ppo_trainer.py
        pkg/environments/sandbox.py
    """,
    "inference": """
        pkg/generate/base.py
        pkg/server.py
        pkg/spec_decode/base.py
        pkg/paging/block_trie.py
        pkg/sam_image_predictor.py
        tools/quantize.py
        egs/corpus/ASR/zipformer/decode.py
        pkg/inference/engine.py
        pkg/inference/models/wrapper.py
        generate.py
        sample.py
        pkg/serving/api.py
        pkg/vllm_utils.py
        pkg/export/onnx.py
        pkg/text_generation_server/endpoint.py
        pkg/beam_search.py
        scripts/endpoint_generate.py
    """,
    "parallelism": """
        pkg/distributed/data_parallel_base.py
        pkg/tensor_parallel/layers.py
        pkg/core/pipeline_parallel/schedules.py
        pkg/runtime/zero/stage3.py
        pkg/comm/nccl.py
        pkg/model/context_parallel.py
        pkg/fsdp/wrap.py
        pkg/parallel_state.py
        pkg/device_mesh.py
    """,
    "model": """
        pkg/gpt.py
        gpt.py
        speech/nnet/RNN.py
        speech/decoders/seq2seq.py
        speech/encoders/wave.py
        robot/policies/act/config.py
        src/diffusers/schedulers/ddim.py
        diffusion_lib/pkg/schedulers/dpm_solver.py
        pkg/scheduling_flow_euler.py
        pkg/vit.py
        pkg/clip.py
        pkg/models/gemma.py
        model.py
        pkg/model/gpt.py
        pkg/models/llama/attention.py
        pkg/modeling_tiny.py
        pkg/core/transformer/moe/router.py
        pkg/layers/rms_norm.py
        pkg/training/models/base.py
        pkg/lora.py
        hf_pkg/convert.py
        pkg/core/ssm/mixer.py
    """,
    "training": """
        pkg/fault_tolerance.py
        pkg/training/fault.py
        timm_like/scheduler/cosine_lr.py
        train.py
        pretrain_gpt.py
        pkg/training/loop.py
        pkg/trainer.py
        pkg/optimizer/muon.py
        pkg/optim/clip_update_norm.py
        pkg/callbacks/watch.py
        pkg/checkpoint/async_save.py
        pkg/dist_checkpointing/resharding.py
        tools/convert_checkpoint_to_hf.py
        pkg/lr_schedules.py
        pkg/loss_scaler.py
        pkg/trackers/table.py
        pkg/grad_accum.py
        pkg/mixins/activation_checkpointing.py
    """,
    "other": """
        benchmarks/throughput.py
        benchmark/scripts/speed.py
        pkg/benchmark.py
        pkg/engine/loop.py
        pkg/runtime/module_state.py
        pkg/default.py
        experimental/agent/tools.py
        pkg/agents/chef.py
        speech/alignment/align.py
        webapp/templates/index.html
        pkg/symmetric.py
        pkg/utils.py
        pkg/__init__.py
        pkg/support.py
        pkg/topology.py
        pkg/exploration.py
        pkg/properties.py
        pkg/upgrade.py
        retrieval/index.py
        notebooks/scaling.ipynb
        data
    """,
}

CLASSES = {
    "vendored": """
        third_party/json/json.hpp
        csrc/third_party/cutlass/gemm.cu
        vendor/lib/a.go
        web/node_modules/x/index.js
        pkg/_vendor/six.py
        third_party/weights.bin
    """,
    "generated": """
        pkg/_generated_shims.py
        pkg/api_pb2.py
        pkg/api_pb2_grpc.py
        web/app.min.js
        tests/golden_values/run1.json
        tests/cases/tiny/golden_values_dev.json
        tests/golden_logits/deep/a.json
        tests/__snapshots__/test_cli.ambr
        tests/fixtures/answers/a.json
        tests/snapshots/a.txt
        tests/perf/baseline_values.json
        assets/tokenizer.json
    """,
    "lock": """
        uv.lock
        poetry.lock
        package-lock.json
        docker/conda-lock.yml
        web/pnpm-lock.yaml
        go.sum
    """,
    "artifact": """
        data/train-00001.tfrecord
        data/train.array_record
        ckpt/model.safetensors
        ckpt/model.pt
        ckpt/model-00001.bin
        models/tiny.gguf
        data/train.jsonl
        data/train.jsonl.gz
        data/table.csv
        data/shard.parquet
        data/tokens.npy
        docs/loss.png
        docs/paper.pdf
        docs/logo.svg
        tests/audio/hello.wav
        dist/pkg.whl
    """,
    "notebook": """
        notebooks/scaling.ipynb
        data/explore.ipynb
    """,
    "source": """
        pkg/model.py
        csrc/gemm.cu
        configs/7b.yaml
        configs/ds_zero3.json
        tests/fixtures/answers/a.yaml
        tests/test_golden.py
        golden_gate.py
        README.md
        requirements.txt
        scripts/train.sh
        pkg/lock.py
        Makefile
        pkg/vendor.py
        pkg/checkpoint.py
    """,
}


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(path, name) for name, paths in table.items() for path in paths.split()]


@pytest.mark.parametrize(("path", "area"), rows(AREAS))
def test_a_path_has_the_area_an_engineer_would_name(path: str, area: str, area_of: Callable[[str], str]) -> None:
    assert area_of(path) == area


@pytest.mark.parametrize(("path", "name"), rows(CLASSES))
def test_a_path_has_the_class_its_origin_suggests(path: str, name: str, class_of: Callable[[str], str]) -> None:
    assert class_of(path) == name


def test_the_preset_flags_what_is_core_and_what_is_upkeep() -> None:
    areas = preset().areas
    assert {area.name for area in areas if area.upkeep} == {"tests", "docs", "infra"}
    assert {area.name for area in areas if not area.core and not area.upkeep} == {"configs"}
    assert {area.name for area in areas if area.core} == {
        "data",
        "tokenizer",
        "model",
        "kernels",
        "parallelism",
        "training",
        "posttraining",
        "eval",
        "inference",
    }


def test_classes_stand_in_the_order_in_which_they_claim_paths() -> None:
    names = [entry.name for entry in preset().classes]
    assert names == ["vendored", "generated", "lock", "artifact", "notebook"]


def test_no_pattern_stands_twice_in_an_area_or_class() -> None:
    settings = preset()
    lists = [entry.patterns for entry in settings.areas] + [entry.patterns for entry in settings.classes]
    assert [sorted(patterns) for patterns in lists] == [sorted(set(patterns)) for patterns in lists]
