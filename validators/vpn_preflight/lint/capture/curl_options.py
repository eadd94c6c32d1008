"""The options of curl, as its manual lists them up to release 8.16, and how to parse them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.capture.spanned import Spanned

URL = "url"
VALUED = """
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary
data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url
dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string
ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms
haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json
keepalive-cnt keepalive-time key key-type knownhosts krb krb4 libcurl limit-rate local-port
login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy
oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto
proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers
proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey
quote random-file range rate referer request request-target resolve retry retry-delay retry-max-time
sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname
speed-limit speed-time ssl-sessions stderr telnet-option tftp-blksize time-cond tls-max
tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file
upload-flags url url-query user user-agent variable vlan-priority write-out
"""
SWITCHED = """
alpn anyauth append basic buffer ca-native cert-status clobber compressed compressed-ssh create-dirs
crlf digest disable disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure
dump-ca-embed eprt epsv fail fail-early fail-with-body false-start follow form-escape
ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-control ftp-ssl-reqd
get globoff haproxy-protocol head help http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3
http3-only ignore-content-length include insecure ipv4 ipv6 junk-session-cookies keepalive list-only
location location-trusted mail-rcpt-allowfails manual metalink mptcp negotiate netrc netrc-optional
next npn ntlm ntlm-wb out-null parallel parallel-immediate path-as-is post301 post302 post303
progress-bar progress-meter proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2
proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert
proxy-tlsv1 proxytunnel raw remote-header-name remote-name remote-name-all remote-time
remove-on-error retry-all-errors retry-connrefused sasl-ir sessionid show-error show-headers silent
skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert
ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers
tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3
tr-encoding trace-ids trace-time use-ascii verbose version xattr
"""
# Each letter, followed by the name that it is short for.
SHORT_NAMES = """
#progress-bar 0http1.0 1tlsv1 2sslv2 3sslv3 4ipv4 6ipv6 :next Auser-agent Buse-ascii Ccontinue-at
Ddump-header Ecert Fform Gget Hheader Ihead Jremote-header-name Kconfig Llocation Mmanual Nbuffer
Oremote-name Pftp-port Qquote Rremote-time Sshow-error Tupload-file Uproxy-user Vversion Xrequest
Yspeed-limit Zparallel aappend bcookie ccookie-jar ddata ereferer ffail ggloboff hhelp iinclude
jjunk-session-cookies kinsecure llist-only mmax-time nnetrc ooutput pproxytunnel qdisable rrange
ssilent ttelnet-option uuser vverbose wwrite-out xproxy yspeed-time ztime-cond
"""

WITH_VALUE = frozenset(VALUED.split())
NAMES = WITH_VALUE.union(SWITCHED.split())
SHORT = {word[0]: word[1:] for word in SHORT_NAMES.split()}


def options(words: Sequence[Spanned]) -> Iterator[tuple[str | None, Spanned]]:
    """Yield the long name of each option with its value, and each URL.

    The name is None for an option that is unknown or lacks its value. Options without a value
    come with their own word.
    """
    queue = iter(words)
    for word in queue:
        if word.text == "--":
            yield from ((URL, rest) for rest in queue)
        elif word.text.startswith("--"):
            yield long_option(word, queue)
        elif word.text.startswith("-"):
            yield from short_options(word, queue)
        else:
            yield URL, word


def long_option(word: Spanned, queue: Iterator[Spanned]) -> tuple[str | None, Spanned]:
    """Parse an option such as `--request PUT`, or `--request=PUT`, which curl 8.16 reads."""
    written, separator, _ = word.text[len("--") :].partition("=")
    is_negated = written.startswith("no-")
    name = full_name(written.removeprefix("no-").removeprefix("expand-"))
    if name not in WITH_VALUE:
        return name, word
    value = word.part(len(f"--{written}="), len(word.text)) if separator else next(queue, None)
    return (None, word) if is_negated or value is None else (name, value)


def full_name(written: str) -> str | None:
    """Return the option of a name or of a unique start of one, in any case, as curl until 8.7."""
    if written.lower() in NAMES:
        return written.lower()
    found = [name for name in NAMES if written and name.startswith(written.lower())]
    return found[0] if len(found) == 1 else None


def short_options(word: Spanned, queue: Iterator[Spanned]) -> Iterator[tuple[str | None, Spanned]]:
    """Parse the options of a word such as `-sXPOST`."""
    for index, letter in enumerate(word.text[1:] or " ", 1):
        name = SHORT.get(letter)
        if name in WITH_VALUE:
            rest = word.part(index + 1, len(word.text))
            value = rest if rest.text else next(queue, None)
            yield (None, word) if value is None else (name, value)
            return
        yield name, word
