namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Gives a byte for each of some numbers. The engine calls it from several threads at once.</summary>
public delegate void DuckLookup(ReadOnlySpan<long> numbers, Span<byte> found);
