using Mlops.GitOps.Core.Shapes.Sections;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>The shape of each kind of file that people and the tool write: what may stand where.</summary>
public static class Grammar
{
    /// <summary><c>mlops.yaml</c>.</summary>
    public static RecordShape Header => HeaderShape.Shape;

    /// <summary><c>*.mlops.yaml</c>.</summary>
    public static RecordShape Definitions => DefinitionsShape.Shape;

    /// <summary><c>environments/&lt;env&gt;.pins.yaml</c>.</summary>
    public static RecordShape Pins => PinsShape.Shape;

    /// <summary><c>registry/&lt;model&gt;/&lt;n&gt;.yaml</c>.</summary>
    public static RecordShape Version => VersionShape.Shape;

    /// <summary><c>registry/&lt;model&gt;/rejected.yaml</c>.</summary>
    public static RecordShape Rejected => RejectedShape.Shape;

    /// <summary><c>locks/&lt;pipeline&gt;.lock</c>.</summary>
    public static RecordShape Lock => LockShape.Shape;
}
