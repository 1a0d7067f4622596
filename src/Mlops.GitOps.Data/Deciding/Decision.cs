using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Data.Deciding;

/// <summary>An answer, with the values that decided.</summary>
/// <param name="Values">What each name of the question came to; null where that is not known.</param>
internal sealed record Decision(bool IsYes, string Because, ImmutableArray<(string Name, double? Value)> Values)
{
    public static Decision Of(DecideSettings settings, Expression question, Value answer, Func<Name, Value> valueOf)
    {
        ImmutableArray<(string Name, double? Value)> values =
        [
            .. question.Names().GroupBy(static name => name.Path, StringComparer.Ordinal)
                .Select(same => (same.Key, valueOf(same.First()) is NumberValue { IsFinite: true } number ? number.Value : (double?)null)),
        ];
        var missing = values.Where(static value => value.Value is null).Select(static value => value.Name).ToList();
        var verdict = (settings.AsksNeed, answer) switch
        {
            (true, { IsTrue: true }) => $"problem '{settings.Problem}' needs ML",
            (true, { IsFalse: true }) => $"problem '{settings.Problem}' needs no ML",
            (false, { IsTrue: true }) => $"the model solves problem '{settings.Problem}'",
            (false, { IsFalse: true }) => $"the model does not solve problem '{settings.Problem}'",
            _ => $"nobody can tell of problem '{settings.Problem}', for {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not known",
        };
        return new(answer.IsTrue, $"{verdict}: {settings.When}", values);
    }

    public byte[] ToJson() => ReportJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/decision/1");
        json.WriteBoolean("answer", IsYes);
        json.WriteString("because", Because);
        json.WriteStartObject("values");
        foreach (var (name, value) in Values)
        {
            if (value is { } known) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    public string InWords() => $"{(IsYes ? "yes" : "no")}: {Because} ({string.Join(", ", Values.Select(static value => $"{value.Name} {Text(value.Value)}"))})";

    private static string Text(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "unknown";
}
