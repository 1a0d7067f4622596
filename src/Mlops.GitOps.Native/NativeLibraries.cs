using System.Reflection;
using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native;

/// <summary>Finds native libraries by full path, so that no search path of the system decides which one is loaded.</summary>
public static class NativeLibraries
{
    /// <summary>Names a library to use in place of the DuckDB that came with the tool.</summary>
    public const string DuckVariable = "MLOPS_DUCKDB";

    /// <summary>Names a library to use in place of the ONNX Runtime that came with the tool: 1.17 or later.</summary>
    public const string OnnxVariable = "MLOPS_ONNXRUNTIME";

    internal const string Duck = "duckdb";
    internal const string Onnx = "onnxruntime";

    private static readonly Lock Gate = new();
    private static bool isResolving;

    /// <summary>To be called before the first call into DuckDB.</summary>
    internal static void Resolve()
    {
        lock (Gate)
        {
            if (isResolving) return;
            NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, static (name, assembly, search) => name == Duck ? Load(Duck, DuckVariable) : 0);
            isResolving = true;
        }
    }

    internal static nint Load(string name, string variable)
    {
        var path = PathOf(name, variable);
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeLibraryException($"{path} does not load: {exception.Message.Trim()}", $"Set {variable} to a library for {Platform}.", exception);
        }
    }

    /// <summary>The full path of a library: what the environment says, or what came with the tool.</summary>
    private static string PathOf(string name, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } chosen)
        {
            if (File.Exists(chosen)) return Path.GetFullPath(chosen);
            throw new NativeLibraryException($"{variable} names {chosen}, which is no file.", $"Correct or unset {variable}.");
        }

        foreach (var folder in Folders())
        {
            var path = Path.Combine(folder, FileNameOf(name));
            if (File.Exists(path)) return path;
        }

        throw new NativeLibraryException($"{FileNameOf(name)} did not come with this build for {Platform}.", $"Set {variable} to the full path of the library.");
    }

    private static IEnumerable<string> Folders()
    {
        foreach (var above in new[] { Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location), AppContext.BaseDirectory })
        {
            if (string.IsNullOrEmpty(above)) continue;
            yield return Path.Combine(above, "runtimes", Platform, "native");
            yield return above;
        }
    }

    private static string Platform => $"{OperatingSystemName}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string OperatingSystemName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    private static string FileNameOf(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
