namespace Mlops.GitOps.Data.Features;

/// <summary>What rows come to that begin to count and cease to.</summary>
internal interface ITally
{
    void Clear();

    void Add(nint record);

    void Remove(nint record);

    void Tell(int label);
}
