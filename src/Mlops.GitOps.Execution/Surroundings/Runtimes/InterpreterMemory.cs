using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Remembers what an interpreter said it is, for as long as every file that decided it has the same bytes.</summary>
/// <param name="folder">Where it is kept; nobody need clean it up.</param>
internal sealed class InterpreterMemory(string folder, FileTable files)
{
    private const string Version = "mlops/interpreter/1";

    /// <summary>Returns what is remembered of a program; null when that is nothing, or no longer sure.</summary>
    public Interpreter? Recall(string program, IReadOnlyList<string> switches)
    {
        var path = PathFor(program, switches);
        if (!File.Exists(path)) return null;
        var lines = File.ReadAllText(path).Split('\n');
        if (lines.Length < 6 || lines[0] != Version || lines[^1] != "end") return null;
        var interpreter = new Interpreter(lines[1], lines[2], lines[3].Length > 0 ? lines[3] : null);
        return lines[4] == EvidenceFor(program, switches, interpreter).Hex ? interpreter : null;
    }

    public void Keep(string program, IReadOnlyList<string> switches, Interpreter interpreter)
    {
        var evidence = EvidenceFor(program, switches, interpreter).Hex;
        string[] lines = [Version, interpreter.Path, interpreter.Version, interpreter.Library ?? "", evidence, "end"];
        if (!Array.Exists(lines, static line => line.Contains('\n', StringComparison.Ordinal))) AtomicFile.Write(PathFor(program, switches), string.Join('\n', lines));
    }

    /// <summary>Returns one digest over the files that decide: the program, the interpreter behind it, its library, and where a shim reads which to take.</summary>
    private Digest EvidenceFor(string program, IReadOnlyList<string> switches, Interpreter interpreter)
    {
        var text = new StringBuilder();
        foreach (var path in (IEnumerable<string>)[program, interpreter.Path, interpreter.Library ?? "", .. switches])
            text.Append(path).Append('\0').Append(path.Length == 0 ? "" : files.DigestOf(path)?.Hex ?? "").Append('\n');
        return Digest.OfText(text.ToString());
    }

    private string PathFor(string program, IReadOnlyList<string> switches) =>
        Path.Join(folder, Digest.OfText(program + "\n" + string.Join('\n', switches)).Hex[..16] + ".interpreter");
}
