using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Execution.Tests.Store;

/// <summary>A real server of this machine on a free port, ended by its id.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly string program;

    private readonly string[] arguments;

    private readonly string? modules;

    private Process process;

    private LoopbackServer(int port, string program, string[] arguments, string? modules)
    {
        (Port, this.program, this.arguments, this.modules) = (port, program, arguments, modules);
        process = Start();
    }

    public int Port { get; }

    public static LoopbackServer Start(string program, Func<int, string[]> argumentsFor, string? modules = null)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new LoopbackServer(port, program, argumentsFor(port), modules);
    }

    public static LoopbackServer Nginx(string folder, string settings = "", bool makesFolders = true)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        return Start(ProgramFactAttribute.Find("nginx") ?? "nginx", port =>
        {
            // One process, so that its id is all there is to end; run by root, it would read as somebody else.
            var text = $$"""
                daemon off; master_process off; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log;
                events {}
                http {
                  access_log {{folder}}/access.log; client_max_body_size 0; client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy;
                  fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
                  server {
                    listen 127.0.0.1:{{port}};
                    location / { root {{folder}}/data; dav_methods PUT DELETE MKCOL; create_full_put_path {{(makesFolders ? "on" : "off")}}; {{settings}} }
                  }
                }
                """;
            var file = Path.Combine(folder, $"nginx-{port}.conf");
            File.WriteAllText(file, text);
            return ["-c", file, "-p", folder, "-e", Path.Combine(folder, "error.log")];
        });
    }

    /// <summary>A server that speaks S3, with a bucket named <c>bucket</c>, the key S3RVER and the same secret.</summary>
    public static LoopbackServer S3(string folder)
    {
        var modules = NpmJudge.Find("s3").Folder ?? throw new InvalidOperationException(NpmJudge.Find("s3").Missing);

        // It makes the tokens by which a list goes on with DES.
        return Start("node", port => ["--openssl-legacy-provider", Repository.PathOf("tests", "judges", "s3", "server.js"), folder, $"{port}", "S3RVER"], modules);
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Restart() => process = Start();

    public void Dispose() => Kill();

    private Process Start()
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (modules is not null) start.Environment["NODE_PATH"] = modules;
        var started = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        while (!started.HasExited)
        {
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, Port);
                return started;
            }
            catch (SocketException)
            {
                Thread.Sleep(10);
            }
        }

        throw new InvalidOperationException($"{program} ended with {started.ExitCode}");
    }
}
