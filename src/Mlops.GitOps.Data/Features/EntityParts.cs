using System.Numerics;

namespace Mlops.GitOps.Data.Features;

/// <summary>Cuts the numbers of entities into parts that are done one at a time.</summary>
internal readonly record struct EntityParts(int Count, int Shift)
{
    private const int MostBits = 8;

    public static EntityParts Of(int entities)
    {
        var shift = Math.Max(0, BitOperations.Log2((uint)Math.Max(1, entities - 1)) + 1 - MostBits);
        return new EntityParts((Math.Max(1, entities - 1) >> shift) + 1, shift);
    }

    public int PartOf(int entity) => entity >> Shift;
}
