using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Finds the lists, maps, choices and closed lists that stand in several places: each becomes a definition of its own.</summary>
internal static class SharedShapes
{
    public static HashSet<Shape> In(Shape root)
    {
        var seen = new HashSet<Shape>(ReferenceEqualityComparer.Instance);
        var shared = new HashSet<Shape>(ReferenceEqualityComparer.Instance);
        Visit(root, seen, shared);
        return shared;
    }

    private static void Visit(Shape shape, HashSet<Shape> seen, HashSet<Shape> shared)
    {
        if (!seen.Add(shape))
        {
            if (shape is ListShape or MapShape or ChoiceShape or EnumShape) shared.Add(shape);
            return;
        }

        foreach (var child in ShapeWalk.Children(shape)) Visit(child, seen, shared);
    }
}
