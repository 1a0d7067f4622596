using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

public class YamlFormatterTests
{
    [Fact]
    public void Changes_layout_and_nothing_else()
    {
        const string written = """
            # head

            datasets:   # all of them
                applications :
                    source:   data/a.csv     # a path
                    columns: { id: {type: string,key: true} , "n":  'no' }


                    # what must hold
                    quality:
                    -   expect: 1
                        mostly:   0.9
                    # last of quality's map
                    # - off: 1
                    sql: |
                        select 1
                          from t

                    text: >-   # folded
                          a
                          b
            other: &x [a,
               # inside
               b]  # after
            again: *x
            # end
            """;
        const string expected = """
            # head

            datasets:  # all of them
              applications:
                source: data/a.csv  # a path
                columns: {id: {type: string, key: true}, "n": 'no'}

                # what must hold
                quality:
                  - expect: 1
                    mostly: 0.9
                # last of quality's map
                # - off: 1
                sql: |
                  select 1
                    from t

                text: >-  # folded
                  a
                  b
            other: &x [
              a,
              # inside
              b
            ]  # after
            again: *x
            # end

            """;
        Assert.Equal(expected, FormatLaws.Format(written));
        FormatLaws.Check(written);
    }

    [Theory]
    [InlineData("a: 1", "a: 1\n")]
    [InlineData("--- # top\na: 1\n...\n# after\n", "# top\na: 1\n# after\n")]
    [InlineData("a:\n- b\n-   c\n", "a:\n  - b\n  - c\n")]
    [InlineData("-   - a\n    - b\n", "- - a\n  - b\n")]
    [InlineData("- # why\n  a: 1\n", "# why\n- a: 1\n")]
    [InlineData("a: # why\n  1 # one\n", "# why\na: 1  # one\n")]
    [InlineData("a:\n    b: 1\n    # c: 2\nd: 1\n", "a:\n  b: 1\n  # c: 2\nd: 1\n")]
    [InlineData("a:\n  b: 1\n# c\nd: 1\n", "a:\n  b: 1\n# c\nd: 1\n")]
    [InlineData("a: &x\n    b: 1\n", "a: &x\n  b: 1\n")]
    [InlineData("- &x\n    b: 1\n- *x\n", "- &x\n  b: 1\n- *x\n")]
    [InlineData("&k a:   !t   b\n", "&k a: !t b\n")]
    [InlineData("a: one\n     two\n", "a: one\n  two\n")]
    [InlineData("a: \"one\n     two\n\n     three\"\n", "a: \"one\n  two\n\n  three\"\n")]
    [InlineData("a: |2\n    x\n   y\n", "a: |2\n    x\n   y\n")]
    [InlineData("a: |+\n   x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n")]
    [InlineData("a:\n\n\n\n  b: 1\n\n\n\nc: 1\n", "a:\n\n  b: 1\n\nc: 1\n")]
    [InlineData("? a\n: b\n", "a: b\n")]
    [InlineData("[a: b,c: ,{d}]", "[a: b, {c}, {d}]\n")]
    [InlineData("{a: [ # x\n1 , # one\n 2 # two\n ] # y\n}", "{\n  a: [  # x\n    1,  # one\n    2  # two\n  ]  # y\n}\n")]
    [InlineData("a: {}\nb: [ ]\nc:\n", "a: {}\nb: []\nc:\n")]
    [InlineData("a:\r\n    b: 1 # x\r\n", "a:\n  b: 1  # x\n")]
    [InlineData("# nothing\n", "# nothing\n")]
    public void Formats(string written, string expected)
    {
        Assert.Equal(expected, FormatLaws.Format(written));
        FormatLaws.Check(written);
    }

    [JudgeFact(YamlSuite.Judge)]
    public void The_laws_hold_for_every_readable_case_of_the_suite()
    {
        var broken = YamlSuite.Load().Where(static c => !c.MustFail).Select(static c => (c.Id, Broken: FormatLaws.Find(c.Yaml))).Where(static c => c.Broken is not null);
        Assert.True(!broken.Any(), string.Join("\n", broken.Select(static b => $"{b.Id}: {b.Broken}")));
    }

    [Fact, Trait("Kind", "fuzz")]
    public void The_laws_hold_for_mutations_of_specs()
    {
        var kept = 0;
        for (var seed = 0; seed < FuzzCases.Or(5_000); seed++)
        {
            var mutant = YamlMutations.Mutate(YamlMutations.Spec, seed);
            if (!FormatLaws.IsReadable(mutant)) continue;
            kept++;
            FormatLaws.Check(mutant);
        }

        Assert.True(kept > 1_000, $"only {kept} mutants can be read");
    }

    [Fact, Trait("Kind", "fuzz")]
    public void The_laws_hold_for_whatever_the_writer_writes()
    {
        for (var seed = 0; seed < FuzzCases.Or(2_000); seed++) FormatLaws.Check(YamlWriter.Write(new RandomYaml(seed).Node()));
    }
}
