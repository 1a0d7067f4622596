using System.Runtime.CompilerServices;

// Lets native calls be compiled ahead of time: without it each is compiled again at every start.
[assembly: DisableRuntimeMarshalling]
