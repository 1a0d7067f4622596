namespace Mlops.GitOps.Core.Shapes;

/// <summary>Walks shapes, for who tells about the language rather than checks it.</summary>
public static class ShapeWalk
{
    /// <summary>Returns the shapes that stand directly in a shape, those of keys included.</summary>
    public static IEnumerable<Shape> Children(Shape shape) => shape switch
    {
        RecordShape record => record.Fields.Select(static field => field.Shape),
        VariantShape variant => variant.Variants.Select(static v => v.Shape),
        LikeShape like => [like.Record],
        OneKeyShape oneKey => oneKey.Choices.OrderBy(static choice => choice.Name, StringComparer.Ordinal).Select(static choice => choice.Shape),
        MapShape map => [map.Key, map.Value],
        ListShape list => [list.Item],
        ChoiceShape choice => choice.Alternatives,
        _ => [],
    };
}
