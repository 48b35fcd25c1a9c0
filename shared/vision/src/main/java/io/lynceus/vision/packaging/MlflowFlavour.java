package io.lynceus.vision.packaging;

import io.lynceus.vision.onnx.OnnxSignature;
import io.lynceus.vision.onnx.TensorSignature;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files by which MLflow's {@code mlflow.onnx.load_model} opens a package. They are text, so
 * they are written as text; versions are the oldest that are known to read our files.
 */
final class MlflowFlavour {
  private static final String PYTHON = "3.11";
  private static final String ONNX = "1.17.0";
  private static final List<String> REQUIREMENTS =
      List.of("mlflow>=3.1", "onnx>=" + ONNX, "onnxruntime>=1.26");

  private MlflowFlavour() {}

  /** Texts by file name. */
  static Map<String, String> files(OnnxSignature signature) {
    return Map.of(
        "MLmodel", mlModel(signature),
        "conda.yaml", condaYaml(),
        "python_env.yaml", pythonEnvYaml(),
        "requirements.txt", String.join("\n", REQUIREMENTS) + "\n");
  }

  private static String mlModel(OnnxSignature signature) {
    return """
    flavors:
      onnx:
        code: null
        data: model.onnx
        onnx_session_options: null
        onnx_version: %s
        providers:
        - CUDAExecutionProvider
        - CPUExecutionProvider
      python_function:
        data: model.onnx
        env:
          conda: conda.yaml
          virtualenv: python_env.yaml
        loader_module: mlflow.onnx
        python_version: '%s'
    signature:
      inputs: '%s'
      outputs: '%s'
      params: null
    """
        .formatted(ONNX, PYTHON, tensors(signature.inputs()), tensors(signature.outputs()));
  }

  /** JSON within YAML within single quotes, as MLflow has it. */
  private static String tensors(List<TensorSignature> tensors) {
    return tensors.stream()
        .map(
            t ->
                "{\"name\": \"%s\", \"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"float32\", \"shape\": %s}}"
                    .formatted(t.name().replaceAll("[^A-Za-z0-9_./:-]", "_"), t.shape()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String condaYaml() {
    return """
    channels:
    - conda-forge
    dependencies:
    - python=%s
    - pip
    - pip:
    %sname: mlflow-env
    """
        .formatted(PYTHON, listed("  - "));
  }

  private static String pythonEnvYaml() {
    return """
    python: '%s'
    build_dependencies:
    - pip
    dependencies:
    - -r requirements.txt
    """
        .formatted(PYTHON);
  }

  private static String listed(String bullet) {
    return REQUIREMENTS.stream().map(r -> bullet + r + "\n").collect(Collectors.joining());
  }
}
