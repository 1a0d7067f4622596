namespace Mlops.GitOps.Core;

/// <summary>What a file of a workspace is, by its path.</summary>
public enum FileRole
{
    /// <summary><c>mlops.yaml</c>.</summary>
    Header,

    /// <summary><c>*.mlops.yaml</c>.</summary>
    Definitions,

    /// <summary><c>environments/&lt;env&gt;.pins.yaml</c>.</summary>
    Pins,

    /// <summary><c>registry/&lt;model&gt;/&lt;n&gt;.yaml</c>.</summary>
    Version,

    /// <summary><c>registry/&lt;model&gt;/rejected.yaml</c>.</summary>
    Rejected,

    /// <summary><c>*.policy-test.yaml</c>.</summary>
    PolicyTests,
}
