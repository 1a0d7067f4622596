using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Checks a table against what is expected of it: fails, warns, or sets rows aside.</summary>
internal static class ValidateStage
{
    public static StageRunner Runner { get; } = new("validate", "1", Run);

    public static void Run(StageContext context, CancellationToken stop)
    {
        var settings = ValidateSettings.Of(context.Settings);
        var input = context.Input("data");
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        var subject = Subject.Open(connection, ParquetInput.PathOf(context, connection, input, stop), stop);
        var asked = Expectations.Ask(subject, [.. ImpliedExpectations.Of(settings.Columns, subject), .. settings.Expectations]);
        RefuseTableQuarantine(asked);
        File.WriteAllText(context.Output("report").Path, ValidationReport.Write(settings.Dataset, asked));
        Tell(context, settings.Dataset, asked);
        var failing = asked.Count(static one => one.Fails);
        if (failing > 0)
        {
            throw new StageFailure(
                $"{failing} of {asked.Length} expectations of '{settings.Dataset}' do not hold.",
                "Mend the data, or change what is expected of it; `onFail: warn` or `quarantine` lets the stage go on.");
        }

        SetAside.Write(context, input, subject, asked);
    }

    private static void RefuseTableQuarantine(ImmutableArray<Asked> asked)
    {
        if (asked.FirstOrDefault(static one => one.Declaration.OnFail == "quarantine" && one.Check is TableCheck) is { } table)
            throw new StageFailure($"'{table.Declaration.Name}' is about a table or a column as a whole, so no rows can be set aside for it.", "Write `onFail: fail` or `onFail: warn` there.");
    }

    // What a failed stage has written is thrown away, so the log has to be enough.
    private static void Tell(StageContext context, string dataset, ImmutableArray<Asked> asked)
    {
        context.Log.WriteLine(FormattableString.Invariant($"{asked.Count(static one => one.Holds)} of {asked.Length} expectations of '{dataset}' hold."));
        foreach (var one in asked.Where(static one => !one.Holds))
            context.Log.WriteLine($"{(one.Fails ? "failed" : one.SetsAside ? "set aside" : "warning")}: {one.Declaration.Name} {Arguments(one.Declaration)}: {one.Outcome?.InWords()}");
    }

    private static string Arguments(ExpectationDeclaration declaration)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(declaration.Arguments, ReportJson.Options);
        return text.Length <= 300 ? text : $"{text[..300]}…";
    }
}
