"""Huawei's identity service and its VPN service, as far as tokens go."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import httpx
from calls import CONTENT, GROUP_ID, SERVER_ID

from cloud_vpn.huawei_vpn import HuaweiVpn, Login

__all__ = ["LOGIN", "NOW", "Cloud", "update"]

NOW = 1_718_618_343.0
LOGIN = Login("account", "user", "xyzzy-password")


class Twofold(httpx.MockTransport):
    """Answers both kinds of client; without blocking, a token comes after every other task had its turn."""

    def __init__(self, cloud: "Cloud") -> None:
        super().__init__(cloud.handle)
        self.cloud = cloud

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, and let others wait meanwhile."""
        for _ in range(100 if self.cloud.later else 0):
            await asyncio.sleep(0)
        return await super().handle_async_request(request)


class Cloud:
    """Huawei's identity service and its VPN service, as far as tokens go; `tokens` are given out in turn."""

    def __init__(self) -> None:
        self.tokens = [f"token-{number}" for number in range(100)]
        self.now = NOW
        self.passed = 0.0
        self.lifetime = 86400.0
        self.identity: list[httpx.Request] = []
        self.used: list[str] = []
        self.refused: set[str] = set()
        self.answers: list[Any] = []
        self.before_token: Any = bool
        self.later = False
        self.transport = Twofold(self)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request of either service."""
        if request.url.path != "/v3/auth/tokens":
            token = request.headers["X-Auth-Token"]
            self.used.append(token)
            return (
                httpx.Response(401, json={"error_code": "APIGW.0301"})
                if token in self.refused
                else httpx.Response(200, json={"user_group": {"name": "a"}})
            )
        self.identity.append(request)
        self.before_token()
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        expires = datetime.fromtimestamp(self.now + self.lifetime, UTC).isoformat().replace("+00:00", "Z")
        headers = {"X-Subject-Token": self.tokens[len(self.identity) - 1]}
        return httpx.Response(201, headers=headers, json={"token": {"expires_at": expires}})

    def vpn(self, kind: type[Any] = HuaweiVpn, login: Login = LOGIN, **settings: Any) -> Any:
        """Make a client that logs in, with the clock of this cloud."""
        client = kind(**{"region": "ap-southeast-1", "project_id": "p"} | settings, credentials=login, transport=self.transport)
        auth = client._connections.settings["auth"]
        auth.clock, auth.ticks = lambda: self.now, lambda: self.passed
        return client


def update(client: Any) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
