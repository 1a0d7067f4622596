using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Writes the script that makes a shell complete commands. It asks the tool itself, so it never goes stale.</summary>
internal static class CompletionCommand
{
    public const string Description = "Write the completion script of a shell";

    private const string Bash = """
        # mlops completion for bash: eval "$(mlops completion bash)"
        _mlops_complete() {
          local IFS=$'\n'
          local word="${COMP_WORDS[COMP_CWORD]}"
          COMPREPLY=()
          local candidate
          while IFS= read -r candidate; do
            [[ "$candidate" == "$word"* ]] && COMPREPLY+=("$candidate")
          done < <("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
        }
        complete -o default -F _mlops_complete mlops

        """;

    private const string Zsh = """
        #compdef mlops
        # mlops completion for zsh: eval "$(mlops completion zsh)"
        _mlops() {
          local -a candidates
          candidates=("${(@f)$(${words[1]} "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          (( ${#candidates} )) && compadd -a candidates || _files
        }
        compdef _mlops mlops

        """;

    private const string Fish = """
        # mlops completion for fish: mlops completion fish | source
        complete -c mlops -a '(mlops "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'

        """;

    private const string PowerShell = """
        # mlops completion for PowerShell: mlops completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName mlops -ScriptBlock {
          param($word, $line, $position)
          mlops "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    public static Command Create(Host host)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new DocumentedCommand("completion", Description,
            "eval \"$(mlops completion bash)\"",
            "mlops completion fish | source");
        command.Add(shell);
        command.SetAction(arguments =>
        {
            host.Terminal.Out.Write(arguments.GetValue(shell) switch { "zsh" => Zsh, "fish" => Fish, "pwsh" => PowerShell, _ => Bash });
            return ExitStatus.Fine;
        });
        return command;
    }
}
