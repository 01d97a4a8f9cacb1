/** Where a name leads that somebody else's name server answers for: the name, and its addresses. */
export interface NamedTarget {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** Addresses that are not on the open internet, by every spelling a URL knows. `PORT` is a server that counts who comes. */
export const SPELLED_TARGETS: readonly string[] = [
  ...["127.0.0.1", "127.1", "127.0.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001"],
  ...["127.0.0.1.", "127.255.255.254", "0.0.0.0", "0", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]"],
  ...[
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
  ],
  ...["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.1.254", "0xc0a80001"],
  ...["3232235521", "[::ffff:192.168.0.1]", "[::ffff:a00:1]", "100.64.0.1", "100.100.100.200", "169.254.169.254"],
  ...["0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "[::ffff:169.254.169.254]", "169.254.170.2", "168.63.129.16"],
  ...[
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
  ],
  ...[
    "255.255.255.255",
    "[fe80::1]",
    "[febf::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[fec0::1]",
    "[2001:db8::1]",
  ],
  ...[
    "[100::1]",
    "0x7f.1",
    "[::ffff:0:127.0.0.1]",
    "[fe80::a9fe:a9fe]",
    "10.1",
    "[5f00::1]",
    "[3fff::1]",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.0.0.1",
  ],
].map((host) => `https://${host}:PORT/`);

/** Ways that are refused whatever they lead to. */
export const WRONG_WAYS: readonly string[] = [
  "http://accord.example/",
  "ftp://accord.example/",
  "file:///etc/passwd",
  "gopher://127.0.0.1:PORT/",
  "https://somebody:secret@accord.example/",
  "data:text/plain,x",
];

/** Names that resolve to what is not public: alone, hidden among public addresses, or only when asked again. */
export const NAMED_TARGETS: readonly NamedTarget[] = [
  { name: "localhost", addresses: ["127.0.0.1"] },
  { name: "localhost.", addresses: ["::1"] },
  { name: "loopback.evil.example", addresses: ["127.0.0.1"] },
  { name: "metadata.evil.example", addresses: ["169.254.169.254"] },
  { name: "mapped.evil.example", addresses: ["::ffff:10.0.0.1"] },
  { name: "mixed.evil.example", addresses: ["93.184.215.14", "127.0.0.1"] },
  { name: "mixed6.evil.example", addresses: ["2606:4700::1111", "fd00::1"] },
  { name: "nobody.evil.example", addresses: [] },
];
