import { describe, expect, it } from "vitest";
import { checkPublicUrl, findPrivateLink, isPrivateHost } from "./public-url";

const options = { allowLocal: false, ownHosts: ["api.zapin.example", "gateway.example:8443"] };
const local = { ...options, allowLocal: true };

describe("checkPublicUrl", () => {
  it.each([
    "https://shop.example.com/photo.jpg?size=2#top",
    "HTTP://Shop.Example.com",
    "http://1.1.1.1/",
    "http://134744072/", // 8.8.8.8
    "https://[2606:4700:4700::1111]/",
    "https://[2002:0808:0808::1]/", // 6to4 of 8.8.8.8
    "https://münchen.example.com/",
    "https://gateway.example/", // ours only on port 8443
    "https://shop.example.com./",
    "https://notlocal.com/",
    "https://172.15.255.255/",
    "https://100.128.0.1/",
  ])("lets %s pass", (url) => {
    expect(checkPublicUrl(url, options)).toBe("ok");
  });

  it.each([
    ["loopback", "http://127.0.0.1/"],
    ["loopback, another one", "http://127.255.255.254:8080/x"],
    ["a decimal number", "http://2130706433/"],
    ["octal", "http://0177.0.0.1/"],
    ["hexadecimal", "http://0x7f000001/"],
    ["hexadecimal parts", "http://0x7f.0x0.0x0.0x1/"],
    ["a short form", "http://127.1/"],
    ["full-width digits", "http://１２７.０.０.１/"],
    ["ideographic full stops", "http://127。0。0。1/"],
    ["percent-encoded digits", "http://%31%32%37.0.0.1/"],
    ["a trailing dot", "http://127.0.0.1./"],
    ["zero", "http://0/"],
    ["this network", "http://0.1.2.3/"],
    ["10/8", "http://10.20.30.40/"],
    ["172.16/12", "http://172.31.255.255/"],
    ["192.168/16", "http://192.168.1.1/"],
    ["metadata", "http://169.254.169.254/latest/meta-data/"],
    ["Azure's metadata", "http://168.63.129.16/"],
    ["carrier-grade NAT", "http://100.100.100.200/"],
    ["192.0.0/24", "http://192.0.0.192/"],
    ["TEST-NET-1", "http://192.0.2.1/"],
    ["TEST-NET-2", "http://198.51.100.7/"],
    ["TEST-NET-3", "http://203.0.113.7/"],
    ["benchmarking", "http://198.19.0.1/"],
    ["multicast", "http://224.0.0.1/"],
    ["reserved", "http://240.0.0.1/"],
    ["broadcast", "http://255.255.255.255/"],
    ["IPv6 unspecified", "http://[::]/"],
    ["IPv6 loopback", "http://[::1]:8080/"],
    ["IPv6 loopback at length", "http://[0:0:0:0:0:0:0:1]/"],
    ["IPv4-mapped", "http://[::ffff:127.0.0.1]/"],
    ["IPv4-mapped in hexadecimal", "http://[::ffff:a9fe:a9fe]/"],
    ["IPv4-compatible", "http://[::127.0.0.1]/"],
    ["NAT64", "http://[64:ff9b::7f00:1]/"],
    ["local NAT64", "http://[64:ff9b:1::1]/"],
    ["6to4 of a private address", "http://[2002:7f00:1::]/"],
    ["6to4 of 192.168", "http://[2002:c0a8:0101::1]/"],
    ["Teredo", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/"],
    ["unique local", "http://[fd00:ec2::254]/"],
    ["IPv6 link-local", "http://[fe80::1]/"],
    ["site-local", "http://[fec0::1]/"],
    ["IPv6 multicast", "http://[ff02::1]/"],
    ["IPv6 documentation", "http://[2001:db8::1]/"],
    ["newer IPv6 documentation", "http://[3fff::1]/"],
    ["localhost", "http://LOCALHOST/"],
    ["localhost with a dot", "http://localhost./"],
    ["a name under localhost", "http://x.localhost/"],
    ["mDNS", "http://printer.local/"],
    ["internal", "http://db.prod.internal/"],
    ["home.arpa", "http://nas.home.arpa/"],
    ["lan", "http://router.lan/"],
    ["localdomain", "http://localhost.localdomain/"],
    ["a single label", "http://evolution-api:8080/manager"],
    ["a single label with a dot", "http://redis./"],
    ["Google's metadata", "http://metadata.google.internal/computeMetadata/v1/"],
    ["metadata without internal", "http://metadata.goog/"],
    ["nip.io", "http://10.0.0.1.nip.io/"],
    ["sslip.io", "http://app-10-0-0-1.sslip.io/"],
    ["localtest.me", "http://localtest.me/"],
    ["lvh.me", "http://a.b.lvh.me/"],
    ["an empty label", "http://a..example.com/"],
    ["our own host", "https://api.zapin.example/v1/health"],
    ["our own host in capitals, with a dot", "https://API.Zapin.Example./"],
    ["our own host and port", "https://gateway.example:8443/"],
  ])("refuses %s", (_, url) => {
    expect(checkPublicUrl(url, options)).toBe("private");
  });

  it.each([
    ["", "not_a_url"],
    ["shop.example.com/a.jpg", "not_a_url"],
    ["//shop.example.com/a.jpg", "not_a_url"],
    ["/etc/passwd", "not_a_url"],
    ["C:/boot.ini", "scheme"],
    ["package.json", "not_a_url"],
    [" https://shop.example.com/", "not_a_url"],
    ["https://shop.example.com/a b", "not_a_url"],
    ["https://shop.example.com/\n", "not_a_url"],
    ["ht\ttps://shop.example.com/", "not_a_url"],
    ["http:\\\\10.0.0.1\\", "not_a_url"],
    ["http://shop.example.com\\@10.0.0.1/", "not_a_url"],
    ["http:shop.example.com", "not_a_url"],
    ["http:/shop.example.com", "not_a_url"],
    ["http:///shop.example.com", "not_a_url"],
    ["http://", "not_a_url"],
    ["http://256.256.256.256/", "not_a_url"],
    ["http://[::1/", "not_a_url"],
    ["http://[fe80::1%25eth0]/", "not_a_url"],
    ["http://shop.example.com:99999/", "not_a_url"],
    ["ftp://shop.example.com/a.jpg", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["data:image/png;base64,AAAA", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["gopher://10.0.0.1/", "scheme"],
    ["https://user:secret@shop.example.com/", "credentials"],
    ["https://@shop.example.com/", "credentials"],
    ["https://shop.example.com@10.0.0.1/", "credentials"],
  ])("says what is wrong with %j: %s", (url, verdict) => {
    expect(checkPublicUrl(url, options)).toBe(verdict);
  });

  it("allows local addresses in development, but neither other schemes nor our own hosts", () => {
    for (const url of ["http://127.0.0.1:3000/", "http://localhost/", "http://evolution:8080/", "http://[::1]/"]) {
      expect(checkPublicUrl(url, local)).toBe("ok");
    }
    expect(checkPublicUrl("file:///etc/passwd", local)).toBe("scheme");
    expect(checkPublicUrl("https://api.zapin.example/", local)).toBe("private");
    expect(checkPublicUrl("http://user@127.0.0.1/", local)).toBe("credentials");
  });
});

describe("isPrivateHost", () => {
  it.each([
    "127.0.0.1",
    "0x7f.1",
    "::1",
    "[::1]",
    "fe80::1",
    "::ffff:8.8.8.8",
    "db",
    "db.local.",
    "",
    "a/b.com",
    "x@8.8.8.8",
    "fe80::1%eth0",
  ])("takes %j for private", (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each(["8.8.8.8", "2606:4700::1", "[2606:4700::1]", "shop.example.com", "SHOP.example.com."])(
    "takes %j for public",
    (host) => {
      expect(isPrivateHost(host)).toBe(false);
    },
  );
});

describe("findPrivateLink", () => {
  it.each([
    "Look: http://10.0.0.1/admin",
    "http://localhost:8080",
    "(http://169.254.169.254).",
    "https://shop.example.com and http://[::1]:80/x",
    "text glued tohttp://127.0.0.1/",
    "HTTPS://2130706433",
    "http:///10.0.0.1",
    "http://shop.example.com,@10.0.0.1/",
    "http://shop.example.com\\@10.0.0.1/",
    "http://user:pw@shop.example.com",
    "10.0.0.1/admin",
    "see 192.168.0.1:8080.",
    "0x7f.0.0.1",
    "127.1:8080",
    "printer.local",
    "evolution-api:8080/manager",
    "localhost:3000",
    "[::1]:8080",
    "x 10.0.0.1.nip.io y",
    "https://api.zapin.example/v1",
  ])("finds the one in %j", (text) => {
    expect(findPrivateLink(text, options)).toBe(true);
  });

  it.each([
    "",
    "Hello Maria.",
    "Total: R$ 10.50, at 10:30. Rp 127.000.000,00",
    "Preço: 10.50 https://shop.example.com/x?u=http",
    "Ends with a link (https://shop.example.com/a).",
    "*https://shop.example.com*",
    "shop.example.com/a and maria@shop.example.com",
    "Total:5000 localhost",
    "Sim.Tudo bem? ok...",
    "use http:// or https:// please",
    "8.8.8.8:53",
  ])("finds none in %j", (text) => {
    expect(findPrivateLink(text, options)).toBe(false);
  });

  it("prefers losing a preview to reading thousands of names", () => {
    expect(findPrivateLink("shop.example.com ".repeat(100), options)).toBe(false);
    expect(findPrivateLink("shop.example.com ".repeat(300), options)).toBe(true);
  });

  it("lets local links pass in development", () => {
    expect(findPrivateLink("http://localhost:3000 10.0.0.1", local)).toBe(false);
  });

  it("takes time in proportion to the text", () => {
    for (const piece of ["a", ".", "a.", ":", "-", "-.", "[", "[:", "1.1.1.", "http:", "://"]) {
      const run = piece.repeat(65_536 / piece.length);
      // What follows a run decides whether whoever looks for its end has to begin again at each of its signs.
      for (const text of [run, `${run}x`, `a.b ${run}x`, `a.b [${run}]`, `a.b http://${run}x`]) {
        expect(typeof findPrivateLink(text, options)).toBe("boolean");
      }
    }
  });
});
