namespace Mlops.GitOps.Native;

/// <summary>A native library that is missing or does not load.</summary>
public sealed class NativeLibraryException(string message, string hint, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to do about it.</summary>
    public string Hint { get; } = hint;
}
