using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Knows that a program called <c>python</c> may be a script of pyenv, asdf or mise that picks one, and which files decide what it picks.</summary>
internal static class InterpreterShim
{
    private static readonly string[] Choices = [".python-version", ".tool-versions", "mise.toml", ".mise.toml"];

    private static readonly string[] HomeChoices = [".pyenv/version", ".config/mise/config.toml"];

    /// <summary>Returns the files that say which interpreter a program stands for; none for a program that is one itself.</summary>
    public static IReadOnlyList<string> SwitchesOf(string program, string root, IReadOnlyDictionary<string, string> variables)
    {
        if (!IsShim(program)) return [];
        var files = new List<string>();
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
            foreach (var name in Choices) files.Add(Path.Join(folder, name));
        if (variables.TryGetValue("PYENV_ROOT", out var pyenv)) files.Add(Path.Join(pyenv, "version"));
        if (!variables.TryGetValue("HOME", out var home)) return files;
        foreach (var name in (ReadOnlySpan<string>)[.. HomeChoices, .. Choices]) files.Add(Path.Join(home, name));
        return files;
    }

    private static bool IsShim(string program)
    {
        // A script, or a link to another program altogether, as mise makes them.
        using var file = new FileStream(program, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.ReadByte() == '#' && file.ReadByte() == '!') return true;
        var name = Path.GetFileName(RealPath.Of(program) ?? program);
        return !name.StartsWith("python", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("pypy", StringComparison.Ordinal);
    }
}
