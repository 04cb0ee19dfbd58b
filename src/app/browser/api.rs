//! The compile host, as the page talks to it.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::compile::{self, Built, CompileClass, CompileRequest, Compiled, HostStatus, Refused};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, Headers, RequestCache, RequestInit, Response};
use yew::Callback;

use super::fetch::{answer, body, cached};
use super::{Lab, Modules, Tab, Twin};

/// After how many seconds a busy host is asked again, if it does not say.
const RETRY_S: u32 = 2;

/// What shows the host that a request comes from who started it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(Rc<str>);

impl Token {
    /// The token of this tab, if its address had one.
    fn of(tab: &Tab) -> Option<Self> {
        tab.bridge.token().map(|token| Self(token.into()))
    }

    /// Sends it with a request.
    pub fn add_to(&self, options: &RequestInit) {
        self.add_with(options, &[]);
    }

    fn add_with(&self, options: &RequestInit, more: &[(&str, &str)]) {
        let Ok(headers) = Headers::new() else { return };
        for (name, value) in [(compile::TOKEN, &*self.0)].iter().chain(more) {
            // Names and values are plain: `boot.js` takes no other token.
            let _ = headers.set(name, value);
        }
        options.set_headers(&headers);
    }
}

/// Whether this page has a compile host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostState {
    /// It was not asked yet.
    Unknown,
    /// It was asked.
    Asked,
    /// The page comes from a server that compiles nothing, or from none.
    Absent,
    /// There is one, but this tab has no token.
    Locked,
    /// There is one.
    Ready(HostStatus),
}

/// Asks whether there is a compile host.
pub async fn host_state(tab: &Tab) -> HostState {
    let options = cached(RequestCache::NoStore);
    let token = Token::of(tab);
    if let Some(token) = &token {
        token.add_to(&options);
    }
    let address = format!("{}{}", tab.base, compile::HOST);
    let Ok(response) = answer(&address, &options).await else {
        return HostState::Absent;
    };
    match response.status() {
        401 | 403 => HostState::Locked,
        200 => match body(&response).await {
            Ok(status) if token.is_some() => HostState::Ready(status),
            Ok(_) => HostState::Locked,
            // A server that answers everything with a page is no host.
            Err(_) => HostState::Absent,
        },
        _ => HostState::Absent,
    }
}

/// What the host answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// There are modules.
    Built(Rc<Built>),
    /// There are none.
    Refused(Rc<Refused>),
    /// Not now, but after so many seconds.
    Busy(u32),
    /// There is no host.
    Absent,
    /// It gave no answer, or none that can be read; the clause says why.
    Unreachable(String),
    /// The tab has no token, or the host does not know it.
    Locked,
}

/// A compilation under way. Dropping it tells the host to give up.
pub struct Compilation(Option<AbortController>);

impl Compilation {
    /// Sends the source.
    pub fn start(tab: &Tab, request: CompileRequest, tell: Callback<Reply>) -> Self {
        let abort = AbortController::new().ok();
        let signal = abort.as_ref().map(AbortController::signal);
        let tab = tab.clone();
        spawn_local(async move {
            let reply = compiled(&tab, &request, signal.as_ref()).await;
            if !signal.is_some_and(|signal| signal.aborted()) {
                tell.emit(reply);
            }
        });
        Self(abort)
    }
}

impl Drop for Compilation {
    fn drop(&mut self) {
        if let Some(abort) = &self.0 {
            abort.abort();
        }
    }
}

async fn compiled(
    tab: &Tab,
    request: &CompileRequest,
    signal: Option<&web_sys::AbortSignal>,
) -> Reply {
    let Some(token) = Token::of(tab) else {
        return match host_state(tab).await {
            HostState::Locked | HostState::Ready(_) => Reply::Locked,
            HostState::Unknown | HostState::Asked | HostState::Absent => Reply::Absent,
        };
    };
    let options = cached(RequestCache::NoStore);
    options.set_method("POST");
    options.set_signal(signal);
    token.add_with(&options, &[("content-type", "application/json")]);
    options.set_body(&json(request));
    let address = format!("{}{}", tab.base, compile::COMPILE);
    match answer(&address, &options).await {
        Ok(response) => read(&response).await,
        Err(why) => Reply::Unreachable(why),
    }
}

/// The request as JSON.
fn json(request: &CompileRequest) -> JsValue {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    // Two texts can always be passed on, and written.
    let value = request.serialize(&plain).unwrap_or_default();
    js_sys::JSON::stringify(&value).map_or(JsValue::NULL, JsValue::from)
}

async fn read(response: &Response) -> Reply {
    let status = response.status();
    match body::<Compiled>(response).await {
        Ok(Compiled::Built(built)) => Reply::Built(Rc::new(built)),
        Ok(Compiled::Refused(why)) => match why.class {
            CompileClass::Busy => Reply::Busy(retry_after(response)),
            CompileClass::Forbidden => Reply::Locked,
            CompileClass::CompileError
            | CompileClass::LimitCpu
            | CompileClass::LimitWall
            | CompileClass::LimitMemory
            | CompileClass::LimitOutput
            | CompileClass::LimitSize
            | CompileClass::CompilerCrash
            | CompileClass::JailUnavailable
            | CompileClass::BadRequest => Reply::Refused(Rc::new(why)),
        },
        Err(why) => match status {
            401 | 403 => Reply::Locked,
            404 | 405 | 501 => Reply::Absent,
            429 | 503 => Reply::Busy(retry_after(response)),
            _ => Reply::Unreachable(format!("it answered {status}, and {why}")),
        },
    }
}

fn retry_after(response: &Response) -> u32 {
    let said = response.headers().get("retry-after").ok().flatten();
    let seconds = said.and_then(|seconds| seconds.trim().parse().ok());
    seconds.map_or(RETRY_S, |seconds: u32| seconds.clamp(1, 30))
}

/// The modules of a compilation, once they are asked for.
pub fn modules_of(tab: &Tab, built: &Built) -> Modules {
    let module = |address: &str| Lab::behind(format!("{}{address}", tab.base), Token::of(tab));
    Modules {
        lab: module(&built.module),
        twin: Twin::with_table(module(&built.traced), built.lines.clone()),
    }
}
