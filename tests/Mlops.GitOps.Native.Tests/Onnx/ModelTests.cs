using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Native.Tests.Onnx;

public sealed class ModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_linear_model_scores_as_by_hand()
    {
        using var model = Load(SmallModel.Linear());
        var scores = model.Run(Given(OnnxTensor.Of([1f, 1f, 2f, 0f], 2, 2)), "Y")[0];
        Assert.Equal([2L, 3L], scores.Shape.AsEnumerable());
        Assert.Equal([5.5f, 6.5f, 9f, 2.5f, 3.5f, 6f], scores.Floats);
    }

    [Fact]
    public void A_model_says_what_it_takes_and_gives()
    {
        using var model = Load(SmallModel.Linear());
        var (input, output) = (Assert.Single(model.Inputs), Assert.Single(model.Outputs));
        Assert.Equal(("X", OnnxType.Float), (input.Name, input.Type));
        Assert.Equal([-1L, 2L], input.Shape.AsEnumerable());
        Assert.Equal(("Y", OnnxType.Float), (output.Name, output.Type));
        Assert.Equal([-1L, 3L], output.Shape.AsEnumerable());
    }

    [Fact]
    public void Tensors_of_every_type_go_both_ways()
    {
        Assert.Equal([double.Epsilon, -1], Through(SmallModel.Double, OnnxTensor.Of([double.Epsilon, -1], 2)).Doubles);
        Assert.Equal([long.MinValue, 1], Through(SmallModel.Int64, OnnxTensor.Of([long.MinValue, 1L], 2)).Longs);
        Assert.Equal(["naïve \U0001F986", ""], Through(SmallModel.String, OnnxTensor.Of(["naïve \U0001F986", ""], 2)).Texts);
        Assert.Equal([1.5f, float.NaN], Through(SmallModel.Float, OnnxTensor.Of([1.5f, float.NaN], 2)).Floats);
    }

    [Fact]
    public void No_rows_give_no_scores()
    {
        using var model = Load(SmallModel.Linear());
        Assert.Empty(model.Run(Given(OnnxTensor.Of(Array.Empty<float>(), 0, 2)), "Y")[0].Floats);
        using var texts = Load(SmallModel.Identity(SmallModel.String, -1));
        Assert.Empty(texts.Run(Given(OnnxTensor.Of(Array.Empty<string>(), 0)), "Y")[0].Texts);
    }

    [Fact]
    public void What_does_not_fit_the_model_gives_the_text_of_the_engine()
    {
        using var model = Load(SmallModel.Linear());
        Assert.Contains("Got invalid dimensions for input: X", Failure(OnnxTensor.Of([1f, 2f, 3f], 1, 3), "Y"), StringComparison.Ordinal);
        Assert.Contains("Unexpected input data type", Failure(OnnxTensor.Of([1d, 2d], 1, 2), "Y"), StringComparison.Ordinal);
        Assert.Contains("Z", Failure(OnnxTensor.Of([1f, 2f], 1, 2), "Z"), StringComparison.Ordinal);
        Assert.Contains("X", Assert.Throws<OnnxException>(() => model.Run(new Dictionary<string, OnnxTensor>(), "Y")).Message, StringComparison.Ordinal);

        string Failure(OnnxTensor input, string output) => Assert.Throws<OnnxException>(() => model.Run(Given(input), output)).Message;
    }

    [Fact]
    public void A_tensor_has_as_many_values_as_its_shape_says()
    {
        Assert.Throws<OnnxException>(() => OnnxTensor.Of([1f, 2f, 3f], 2, 2));
        Assert.Throws<OnnxException>(() => OnnxTensor.Of(Array.Empty<float>(), -1, 0));
        Assert.Throws<OnnxException>(() => OnnxTensor.Of([1f], 1L << 62, 4, 1L << 62));
        Assert.Throws<OnnxException>(() => OnnxTensor.Of([1f], 1).Doubles);
    }

    [Fact]
    public void A_model_that_is_broken_anywhere_is_an_error_and_no_crash()
    {
        var whole = SmallModel.Linear();
        var chance = new Random(7);
        var refused = 0;
        for (var i = 0; i < FuzzCases.Or(300); i++)
        {
            var broken = i < whole.Length ? whole[..i] : [.. whole];
            if (i >= whole.Length) broken[chance.Next(whole.Length)] ^= (byte)(1 << chance.Next(8));
            try
            {
                using var model = Load(broken);
                if (model.Inputs is [{ Name: "X", Type: OnnxType.Float }] && model.Outputs is [{ Name: "Y" }])
                    model.Run(Given(OnnxTensor.Of([1f, 2f], 1, 2)), "Y");
            }
            catch (OnnxException exception)
            {
                Assert.NotEmpty(exception.Message);
                refused++;
            }
        }

        Assert.InRange(refused, whole.Length / 2, int.MaxValue);
    }

    [Fact]
    public void A_model_that_is_not_there_or_not_known_says_so()
    {
        Assert.Contains("There is no model", Assert.Throws<OnnxException>(() => OnnxModel.Load(folder["none.onnx"])).Message, StringComparison.Ordinal);
        Assert.Contains("Divine", Assert.Throws<OnnxException>(() => Load(SmallModel.Unknown())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_in_other_files_are_refused() =>
        Assert.Contains("other files", Assert.Throws<OnnxException>(() => Load(SmallModel.Linear(isElsewhere: true))).Message, StringComparison.Ordinal);

    [Fact]
    public void Models_opened_and_closed_take_no_memory_with_them()
    {
        var bytes = SmallModel.Linear();
        OpenAndClose(100);
        var before = Environment.WorkingSet;
        OpenAndClose(FuzzCases.Or(1_000));
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 64L << 20);

        void OpenAndClose(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var model = Load(bytes);
                model.Run(Given(OnnxTensor.Of([1f, 2f], 1, 2)), "Y");
            }
        }
    }

    [Fact]
    public void Several_threads_score_with_one_model()
    {
        using var model = Load(SmallModel.Linear());
        Parallel.For(0, 500, i =>
        {
            var scores = model.Run(Given(OnnxTensor.Of([(float)i, 0f], 1, 2)), "Y")[0].Floats;
            Assert.Equal([i + 0.5f, (2 * i) - 0.5f, 3 * i], scores);
        });
    }

    [Fact]
    public void A_model_that_is_closed_says_so()
    {
        var model = Load(SmallModel.Linear());
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Run(Given(OnnxTensor.Of([1f, 2f], 1, 2)), "Y"));
    }

    private static Dictionary<string, OnnxTensor> Given(OnnxTensor tensor) => new(StringComparer.Ordinal) { ["X"] = tensor };

    private OnnxTensor Through(int type, OnnxTensor tensor)
    {
        using var model = Load(SmallModel.Identity(type, -1));
        return model.Run(Given(tensor), "Y")[0];
    }

    private OnnxModel Load(byte[] bytes)
    {
        File.WriteAllBytes(folder["model.onnx"], bytes);
        return OnnxModel.Load(folder["model.onnx"]);
    }
}
