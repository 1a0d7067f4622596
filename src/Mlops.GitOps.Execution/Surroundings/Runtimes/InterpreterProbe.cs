using System.Text;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Asks a Python what it is, by running it.</summary>
internal static class InterpreterProbe
{
    private const string Question = """
        import os, sys, sysconfig
        v = sys.version_info
        version = "%d.%d.%d" % v[:3] + ("" if v[3] == "final" else {"alpha": "a", "beta": "b"}.get(v[3], "rc") + str(v[4]))
        if sysconfig.get_config_var("Py_GIL_DISABLED"): version += "t"
        if sys.implementation.name != "cpython": version = sys.implementation.name + "-" + version
        library = ""
        get = sysconfig.get_config_var
        if get("PYTHONFRAMEWORKPREFIX"): library = os.path.join(get("PYTHONFRAMEWORKPREFIX"), get("LDLIBRARY") or "")
        elif get("Py_ENABLE_SHARED"): library = os.path.join(get("LIBDIR") or "", get("INSTSONAME") or "")
        sys.stdout.buffer.write("\n".join([version, sys.executable, library if os.path.isfile(library) else "", "end"]).encode("utf-8"))
        """;

    /// <summary>Returns what it says, or null when it is no Python 3 that works: a shim may stand for one that is not installed.</summary>
    public static async Task<Interpreter?> Ask(string program, string root, IReadOnlyDictionary<string, string> variables, CancellationToken stop)
    {
        ToolOutcome outcome;
        try
        {
            outcome = await ToolCall.Run(program, ["-I", "-S", "-c", Question], root, ToolVariables.Of(variables), stop).ConfigureAwait(false);
        }
        catch (RunFailure)
        {
            // What does not start at all is not the interpreter that is looked for; if none is left, that is said.
            return null;
        }

        var lines = Encoding.UTF8.GetString(outcome.Output).Split('\n');
        if (outcome.ExitCode != 0 || lines is not [var version, { Length: > 0 } path, var library, "end"]) return null;
        return new Interpreter(path, version, library.Length > 0 ? library : null);
    }
}
