using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Data.Statistics.Cases;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Evaluates statistics, so that anyone can hold ours against a reference.</summary>
internal static class StatsCommand
{
    public const string Description = "Evaluate statistics: JSON cases to JSON values";

    // What people read in an answer is not for HTML, so signs like ' stay as they are.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Host host)
    {
        var cases = new Option<string>("--cases")
        {
            Description = "A JSON list of cases: [{\"id\", \"function\", \"inputs\"}]; - reads it from standard input",
            HelpName = "FILE",
            Required = true,
        };
        var command = new DocumentedCommand(
            "stats",
            Description,
            "mlops stats --cases cases.json",
            "echo '[{\"id\": 1, \"function\": \"psi\", \"inputs\": {\"reference\": [50, 50], \"current\": [60, 40]}}]' | mlops stats --cases -");
        command.Add(cases);
        command.SetAction(arguments => Run(host, arguments.GetValue(cases) ?? "", host.TerminalFor(arguments)));
        return command;
    }

    private static int Run(Host host, string path, Terminal terminal)
    {
        using var document = Parse(path, path == "-" ? terminal.In.ReadToEnd() : Read(host, path));
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new UserMistake($"{path} is no list of cases", "Write [{\"id\": …, \"function\": …, \"inputs\": {…}}].");
        terminal.Out.Write('[');
        var separator = "\n";
        foreach (var @case in document.RootElement.EnumerateArray())
        {
            terminal.Out.Write(separator);
            terminal.Out.Write(CaseRunner.Run(@case).ToJsonString(Writing));
            separator = ",\n";
        }

        terminal.Out.Write("\n]\n");
        return ExitStatus.Fine;
    }

    private static string Read(Host host, string path)
    {
        try
        {
            return File.ReadAllText(host.Resolve(path));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new UserMistake($"{path} can't be read: {trouble.Message}");
        }
    }

    private static JsonDocument Parse(string path, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException mistake)
        {
            throw new UserMistake($"{path} is no JSON: {mistake.Message}");
        }
    }
}
