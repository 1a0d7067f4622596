using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>A folder that holds an interpreter under all its names and nothing else, so that it can stand first in PATH and hide no other program.</summary>
internal static class InterpreterLinks
{
    public static string Make(Interpreter interpreter, string environments)
    {
        var folder = Path.Join(environments, Digest.OfText(interpreter.Path + "\n" + interpreter.Version).Hex[..16] + ".bin");
        if (Directory.Exists(folder)) return folder;
        var temporary = $"{folder}.{Path.GetRandomFileName()}";
        Directory.CreateDirectory(temporary);
        var number = interpreter.Version[(interpreter.Version.IndexOf('-', StringComparison.Ordinal) + 1)..].Split('.');
        foreach (var name in (ReadOnlySpan<string>)["python", "python3", $"python{number[0]}.{number[1]}"]) File.CreateSymbolicLink(Path.Join(temporary, name), interpreter.Path);
        try
        {
            Directory.Move(temporary, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another run was first, with the same links.
            Directory.Delete(temporary, recursive: true);
        }

        return folder;
    }
}
