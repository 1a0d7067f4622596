using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>Loads the model of an input.</summary>
internal static class ModelFile
{
    public static OnnxModel Load(StageInput model)
    {
        if (model.Format is not (null or "onnx")) throw new StageFailure($"The model is of format '{model.Format}', and the built-in body scores ONNX.", "Score with a command.");
        try
        {
            return OnnxModel.Load(model.Path);
        }
        catch (OnnxException exception)
        {
            throw new StageFailure($"The model can't be loaded: {exception.Message}", "Its file is broken, or no ONNX file: make it again.", exception);
        }
    }
}
