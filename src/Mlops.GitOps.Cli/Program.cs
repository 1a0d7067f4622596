using System.CommandLine;
using Mlops.GitOps.Cli.Commands;

var root = new RootCommand("A compiler from YAML specs to MLOps artefacts.") { SchemaCommand.Create() };
return root.Parse(args).Invoke();
