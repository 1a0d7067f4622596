using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

/// <summary>The examples that AWS publishes: "Signature Calculations for the Authorization Header" of S3, and the test suite of Signature Version 4.</summary>
public class AwsSignatureTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void Get_of_a_part_of_an_object() => S3("GET", "/test.txt", [], EmptyHash, [new("range", "bytes=0-9")],
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

    [Fact]
    public void Put_of_an_object() => S3("PUT", "/test$file.text", [], "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
        [new("date", "Fri, 24 May 2013 00:00:00 GMT"), new("x-amz-storage-class", "REDUCED_REDUNDANCY")],
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");

    [Fact]
    public void Get_with_a_name_alone() => S3("GET", "/", [new("lifecycle", "")], EmptyHash, [],
        "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");

    [Fact]
    public void Get_of_a_list() => S3("GET", "/", [new("prefix", "J"), new("max-keys", "2")], EmptyHash, [],
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");

    [Theory]
    [InlineData("/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("/", "Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("/\u1234", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    public void The_suite(string path, string query, string signature)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=')).Select(static pair => KeyValuePair.Create(pair[0], pair[1]));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" };
        Assert.EndsWith("Signature=" + signature, AwsSignature.Authorization("GET", AwsSignature.EncodedPath(path), pairs, headers, EmptyHash,
            "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service", "20150830T123600Z"), StringComparison.Ordinal);
    }

    private static void S3(string method, string path, KeyValuePair<string, string>[] query, string hash, KeyValuePair<string, string>[] more, string signature)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = "examplebucket.s3.amazonaws.com",
            ["x-amz-content-sha256"] = hash,
            ["x-amz-date"] = "20130524T000000Z",
        };
        foreach (var (name, value) in more) headers[name] = value;
        Assert.EndsWith("Signature=" + signature, AwsSignature.Authorization(method, AwsSignature.EncodedPath(path), query, headers, hash,
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "s3", "20130524T000000Z"), StringComparison.Ordinal);
    }
}
