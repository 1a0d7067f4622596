namespace Mlops.GitOps.Data.Features;

/// <summary>Cuts the numbers of entities into parts that are done one at a time.</summary>
internal static class EntityParts
{
    private const int Most = 256;

    public static int CountOf(int entities) => Math.Clamp(entities, 1, Most);

    public static int PartOf(int entity, int entities, int parts) => (int)((long)entity * parts / entities);
}
