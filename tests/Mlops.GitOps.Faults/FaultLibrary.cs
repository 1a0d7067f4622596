using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Faults;

/// <summary>The library that makes file operations of a process fail. It is compiled from its source when it is first asked for.</summary>
internal static class FaultLibrary
{
    private static readonly Lazy<string> Compiled = new(Compile);

    /// <summary>Returns the variables that make an operation fail.</summary>
    public static Dictionary<string, string> Variables(string root, string mode, string counter, long at = 0, bool isForever = false, bool withReads = false)
    {
        File.WriteAllBytes(counter, new byte[16]);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Compiled.Value,
            ["FAULTS_ROOT"] = root,
            ["FAULTS_MODE"] = mode,
            ["FAULTS_COUNTER"] = counter,
            ["FAULTS_AT"] = at.ToString(CultureInfo.InvariantCulture),
        };
        if (isForever) variables["FAULTS_ON"] = "1";
        if (withReads) variables["FAULTS_READS"] = "1";
        return variables;
    }

    /// <summary>Returns how many operations there were, and how many of them met a fault.</summary>
    public static (long Operations, long Faults) Counted(string counter)
    {
        var bytes = File.ReadAllBytes(counter);
        return (BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)));
    }

    private static string Compile()
    {
        var source = Repository.PathOf("tests", "Mlops.GitOps.Faults", "Native", "faults.c");
        var library = Path.Join(AppContext.BaseDirectory, "libfaults.so");
        using var compiler = Process.Start(new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl", "-lpthread"]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("gcc did not start.");
        var said = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException(said);
    }
}
