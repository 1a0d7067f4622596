namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>The variables for programs that make environments: the user's, for proxies and package sources, without those that speak of another environment.</summary>
internal static class ToolVariables
{
    private static readonly string[] Misleading =
    [
        "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONUSERBASE", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIREMENT", "VIRTUAL_ENV",
        "CONDA_PREFIX", "CONDA_DEFAULT_ENV", "UV_PROJECT_ENVIRONMENT", "UV_PYTHON", "UV_FROZEN", "UV_LOCKED", "__PYVENV_LAUNCHER__", "PYENV_VERSION", "PYENV_DIR",
        "ASDF_PYTHON_VERSION", "MISE_PYTHON_VERSION",
    ];

    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, string> variables)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
            if (Array.IndexOf(Misleading, name) < 0) kept[name] = value;
        return kept;
    }
}
