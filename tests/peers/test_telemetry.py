"""OpenTelemetry's instrumentation of httpx sees every attempt of our clients, and no secrets."""

import asyncio
import base64
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
import stamina
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID, TUNNEL
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from vpn_preflight import contract
from vpn_preflight.emulator import Answer, Emulator, Message, huawei, tencent
from vpn_preflight.emulator.server import run

SHARED_KEY = "Shared-key-of-the-test-0815"


class Busy(Emulator):
    """An emulator that is too busy for the first request of each test."""

    signatures: list[str]

    def handle(self, request: Message) -> Answer:
        """Refuse the first request with a retryable error, and answer the others."""
        self.signatures = [*getattr(self, "signatures", []), signature(request)]
        if len(self.signatures) > 1:
            return super().handle(request)
        if request.method == "PUT":
            return huawei.refusal(contract.operation("UpdateVpnUserGroup"), "VPN.0030", self._world)
        return tencent.refusal(contract.operation("ModifyVpnConnEx"), 4400)


def signature(request: Message) -> str:
    """Take the signature out of a request."""
    if "authorization" in request.fields:
        return request.fields["authorization"].rpartition("=")[2]
    return (request.body.decode() or request.query).rpartition("Signature=")[2]


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Retry as often as asked, without the pauses."""
    stamina.set_testing(True, attempts=100, cap=True)
    yield
    stamina.set_testing(False)


@pytest.fixture
def emulator() -> Busy:
    """Start with the seeded state and the time of now."""
    return Busy()


@pytest.fixture
def tencent_settings(emulator: Busy) -> Iterator[dict[str, Any]]:
    """Serve, and give the settings of Tencent's clients; Huawei's take the same endpoint."""
    keys = emulator.credentials
    with run(emulator) as url:
        yield {
            "region": "gz",
            "secret_id": keys.access_key,
            "secret_key": keys.secret_key,
            "endpoint": url,
        }


@pytest.fixture
def call(emulator: Busy, tencent_settings: dict[str, Any]) -> Callable[[str, Any], None]:
    """Make a call in one of the ways that there are; `instrument` gets the httpx client for it."""
    keys = emulator.credentials
    huawei_settings = {
        "project_id": emulator.project_id,
        "access_key": keys.access_key,
        "secret_key": keys.secret_key,
        "security_token": keys.security_token,
        "endpoint": tencent_settings["endpoint"],
    }

    def by_tencent(instrument: Any, **settings: Any) -> None:
        payload = (
            EXAMPLE | {"pre_shared_key": SHARED_KEY}
            if settings
            else TUNNEL | {"user_gw_cidr_block": ["10.0.0.0/8"]}
        )
        with TencentVpc(**tencent_settings, **(settings or {"method": "GET"})) as vpc:
            instrument(vpc.get_httpx_client())
            vpc.modify_vpn_conn_ex(**payload)

    def by_huawei(instrument: Any) -> None:
        with HuaweiVpn(**huawei_settings) as vpn:
            instrument(vpn.get_httpx_client())
            vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

    async def by_tencent_async(instrument: Any) -> None:
        async with AsyncTencentVpc(**tencent_settings, token=keys.security_token) as vpc:
            instrument(vpc.get_async_httpx_client())
            await vpc.modify_vpn_conn_ex(**EXAMPLE | {"pre_shared_key": SHARED_KEY})

    async def by_huawei_async(instrument: Any) -> None:
        async with AsyncHuaweiVpn(**huawei_settings) as vpn:
            instrument(vpn.get_async_httpx_client())
            await vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

    ways: dict[str, Callable[[Any], None]] = {
        "tencent": lambda instrument: by_tencent(instrument, token=keys.security_token),
        "tencent by GET": by_tencent,
        "tencent async": lambda instrument: asyncio.run(by_tencent_async(instrument)),
        "huawei": by_huawei,
        "huawei async": lambda instrument: asyncio.run(by_huawei_async(instrument)),
    }
    return lambda way, instrument: ways[way](instrument)


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    """Keep the spans in memory."""
    return InMemorySpanExporter()


@pytest.fixture
def provider(exporter: InMemorySpanExporter) -> Iterator[TracerProvider]:
    """Trace into the exporter."""
    made = TracerProvider()
    made.add_span_processor(SimpleSpanProcessor(exporter))
    yield made
    made.shutdown()


def told(spans: tuple[ReadableSpan, ...]) -> str:
    """Write all that spans say."""
    return "".join(span.to_json() + repr(span.attributes) + repr(span.events) for span in spans)


def forms(secret: str) -> set[str]:
    """List the ways in which a secret could stand in a text."""
    return {
        secret,
        quote(secret),
        quote(secret, safe=""),
        quote_plus(secret),
        base64.b64encode(secret.encode()).decode(),
    }


WAYS = ["tencent", "tencent by GET", "tencent async", "huawei", "huawei async"]


@pytest.mark.parametrize("of_one_client", [False, True], ids=["global", "one client"])
@pytest.mark.parametrize("way", WAYS)
def test_one_span_for_each_attempt(
    emulator: Busy,
    call: Callable[[str, Any], None],
    provider: TracerProvider,
    exporter: InMemorySpanExporter,
    way: str,
    of_one_client: bool,
) -> None:
    """The first attempt is refused, the second answered; each has a span, and none a secret."""
    instrumentor = HTTPXClientInstrumentor()
    if of_one_client:
        call(way, lambda client: instrumentor.instrument_client(client, tracer_provider=provider))
    else:
        instrumentor.instrument(tracer_provider=provider)
        try:
            call(way, lambda _: None)
        finally:
            instrumentor.uninstrument()
    spans = exporter.get_finished_spans()
    assert (2, 2) == (len(spans), len(emulator.signatures))
    secrets = {
        form
        for secret in (*emulator.credentials.secrets, SHARED_KEY, *emulator.signatures)
        for form in forms(secret)
    }
    assert set() == {secret for secret in secrets if secret in told(spans)}
    assert all("/v2/index.php" in told((span,)) or "/groups/" in told((span,)) for span in spans)


def test_an_attempt_that_does_not_arrive_has_a_span_too(
    provider: TracerProvider, exporter: InMemorySpanExporter
) -> None:
    """Where nobody listens, every attempt is a span with an error."""
    with run(Emulator()) as url:
        pass
    keys = {"secret_id": "id", "secret_key": "secret-key-of-the-test"}
    with TencentVpc(region="gz", **keys, endpoint=url, retries=2) as vpc:
        HTTPXClientInstrumentor().instrument_client(
            vpc.get_httpx_client(), tracer_provider=provider
        )
        with pytest.raises(Exception, match="ConnectError"):
            vpc.modify_vpn_conn_ex(**EXAMPLE | {"pre_shared_key": SHARED_KEY})
    spans = exporter.get_finished_spans()
    assert ["ERROR"] * 3 == [span.status.status_code.name for span in spans]
    assert not any(secret in told(spans) for secret in (SHARED_KEY, keys["secret_key"]))
