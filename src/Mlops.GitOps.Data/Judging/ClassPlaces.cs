using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>The places of classes that a model answers with. Numbers are the same however they are written.</summary>
internal sealed class ClassPlaces
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public ClassPlaces(ImmutableArray<string> classes)
    {
        foreach (var @class in classes) places.Add(Key(@class), places.Count);
    }

    public int Of(string answer) => places.TryGetValue(Key(answer), out var place) ? place
        : throw new StageFailure($"The model answered '{answer}', which is none of the classes of the label.", "Declare all classes in `values` of the model's output.");

    private static string Key(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : text;
}
