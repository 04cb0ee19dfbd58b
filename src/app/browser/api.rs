//! The compile host, as the page talks to it.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::compile::{self, Built, CompileClass, CompileRequest, Compiled, HostStatus, Refused};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Headers, RequestCache, RequestInit, Response};
use yew::Callback;

use super::deadline::Deadline;
use super::fetch::{answer, body, cached};
use super::name::tab_name;
use super::{Lab, Modules, Tab, Twin};

/// After how many seconds a busy host is asked again, if it does not say.
const RETRY_S: u32 = 2;

/// The most seconds that the host may take to say what it can do.
const STATUS_LIMIT_S: i32 = 10;

/// The most seconds that it may take to compile: a request waits its turn.
const COMPILE_LIMIT_S: i32 = 300;

/// The proof to the host that a request comes from the person who started it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(Rc<str>);

impl Token {
    /// The token of this tab, if its address had one.
    pub(super) fn of(tab: &Tab) -> Option<Self> {
        tab.bridge.token().map(|token| Self(token.into()))
    }

    /// Sends it with a request.
    pub fn add_to(&self, options: &RequestInit) {
        self.add_with(options, &[]);
    }

    pub(super) fn add_with(&self, options: &RequestInit, more: &[(&str, &str)]) {
        let Ok(headers) = Headers::new() else { return };
        for (name, value) in [(compile::TOKEN, &*self.0)].iter().chain(more) {
            // Names and values are plain: `boot.js` takes no other token.
            let _ = headers.set(name, value);
        }
        options.set_headers(&headers);
    }
}

/// The compile host of this page, as far as it is known.
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
    /// This tab has a token, but there is no answer; the clause says why.
    Unreachable(String),
    /// There is one.
    Ready(HostStatus),
}

impl HostState {
    /// The reason for which the host compiles nothing, in its own words.
    pub fn problem(&self) -> Option<&str> {
        match self {
            Self::Ready(status) => status.problem.as_deref(),
            Self::Unknown | Self::Asked | Self::Absent | Self::Locked | Self::Unreachable(_) => {
                None
            }
        }
    }

    /// True if it compiles.
    pub fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_)) && self.problem().is_none()
    }

    /// True if it was asked and could not be used.
    pub fn is_amiss(&self) -> bool {
        match self {
            Self::Absent | Self::Locked | Self::Unreachable(_) => true,
            Self::Unknown | Self::Asked | Self::Ready(_) => false,
        }
    }
}

/// The functions that ask the host. In the browser they are in a chunk of the
/// application's module, which comes before the first of them is called.
#[derive(Clone, Copy)]
struct Asking {
    state: fn(Tab) -> Waited<HostState>,
    compiled: fn(Tab, CompileRequest, Rc<Deadline>) -> Waited<Reply>,
}

/// A value that is waited for.
type Waited<T> = Pin<Box<dyn Future<Output = T>>>;

#[wasm_split(rest, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the attribute asks for a result")]
fn asking() -> Result<Box<Asking>, SplitLoaderError> {
    Ok(Box::new(Asking {
        state: |tab| Box::pin(async move { state(&tab).await }),
        compiled: |tab, request, deadline| {
            Box::pin(async move { compiled(&tab, &request, &deadline).await })
        },
    }))
}

/// Why the host cannot be asked, if that chunk does not come. The browser's console
/// has the reason.
const NO_PART: &str = "the part of the application that asks it could not be loaded";

/// Asks whether there is a compile host.
pub async fn host_state(tab: &Tab) -> HostState {
    match asking().await {
        Ok(asking) => (asking.state)(tab.clone()).await,
        Err(_) => HostState::Unreachable(NO_PART.to_owned()),
    }
}

async fn state(tab: &Tab) -> HostState {
    let options = cached(RequestCache::NoStore);
    let token = Token::of(tab);
    if let Some(token) = &token {
        token.add_to(&options);
    }
    let deadline = Deadline::new(STATUS_LIMIT_S);
    deadline.limit(&options);
    let address = format!("{}{}", tab.base, compile::HOST);
    // A tab with a token came from a host.
    let silent = |why: String| match token {
        Some(_) => HostState::Unreachable(deadline.reason(why)),
        None => HostState::Absent,
    };
    let response = match answer(&address, &options).await {
        Ok(response) => response,
        Err(why) => return silent(why),
    };
    match response.status() {
        401 | 403 => HostState::Locked,
        200 => match body(&response).await {
            Ok(status) if token.is_some() => HostState::Ready(status),
            Ok(_) => HostState::Locked,
            // A server that answers everything with a page is no host.
            Err(_) => HostState::Absent,
        },
        404 | 405 | 501 => HostState::Absent,
        status => silent(format!("it answered {status}")),
    }
}

/// The host's answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// There are modules.
    Built(Rc<Built>),
    /// There are none.
    Refused(Rc<Refused>),
    /// Not now, but after so many seconds.
    Busy {
        /// The number of seconds.
        seconds: u32,
        /// Why, as the host says it; empty if it does not.
        said: Rc<str>,
    },
    /// There is no host.
    Absent,
    /// It gave no answer, or none that can be read; the clause says why.
    Unreachable(String),
    /// The tab has no token, or the host does not know it.
    Locked,
}

/// A compilation under way. Dropping it tells the host to give up.
pub struct Compilation(Rc<Deadline>);

impl Compilation {
    /// Sends the source.
    pub fn start(tab: &Tab, request: CompileRequest, tell: Callback<Reply>) -> Self {
        let deadline = Rc::new(Deadline::new(COMPILE_LIMIT_S));
        let limit = deadline.clone();
        let tab = tab.clone();
        spawn_local(async move {
            let reply = match asking().await {
                Ok(asking) => (asking.compiled)(tab, request, limit.clone()).await,
                Err(_) => Reply::Unreachable(NO_PART.to_owned()),
            };
            if !limit.is_given_up() {
                tell.emit(reply);
            }
        });
        Self(deadline)
    }
}

impl Drop for Compilation {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

async fn compiled(tab: &Tab, request: &CompileRequest, deadline: &Deadline) -> Reply {
    let Some(token) = Token::of(tab) else {
        return match state(tab).await {
            HostState::Locked | HostState::Ready(_) => Reply::Locked,
            HostState::Unknown
            | HostState::Asked
            | HostState::Absent
            | HostState::Unreachable(_) => Reply::Absent,
        };
    };
    let options = cached(RequestCache::NoStore);
    options.set_method("POST");
    deadline.limit(&options);
    let headers = [
        ("content-type", "application/json"),
        (compile::TAB, &tab_name()),
    ];
    token.add_with(&options, &headers);
    options.set_body(&json(request));
    let address = format!("{}{}", tab.base, compile::COMPILE);
    let reply = match answer(&address, &options).await {
        Ok(response) => read(&response).await,
        Err(why) => Reply::Unreachable(why),
    };
    match reply {
        Reply::Unreachable(why) => Reply::Unreachable(deadline.reason(why)),
        Reply::Built(_)
        | Reply::Refused(_)
        | Reply::Busy { .. }
        | Reply::Absent
        | Reply::Locked => reply,
    }
}

/// The request as JSON.
pub(super) fn json(request: &impl Serialize) -> JsValue {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    // Strings and small numbers can always be passed on, and written.
    let value = request.serialize(&plain).unwrap_or_default();
    js_sys::JSON::stringify(&value).map_or(JsValue::NULL, JsValue::from)
}

async fn read(response: &Response) -> Reply {
    let status = response.status();
    match body::<Compiled>(response).await {
        Ok(Compiled::Built(built)) => Reply::Built(Rc::new(built)),
        Ok(Compiled::Refused(why)) => match why.class {
            CompileClass::Busy => busy(response, &why.message),
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
            429 | 503 => busy(response, ""),
            _ => Reply::Unreachable(format!("it answered {status}, and {why}")),
        },
    }
}

fn busy(response: &Response, said: &str) -> Reply {
    let after = response.headers().get("retry-after").ok().flatten();
    let seconds = after.and_then(|seconds| seconds.trim().parse().ok());
    Reply::Busy {
        seconds: seconds.map_or(RETRY_S, |seconds: u32| seconds.clamp(1, 30)),
        said: said.into(),
    }
}

/// The modules of a compilation, once they are asked for.
pub fn modules_of(tab: &Tab, built: &Built) -> Modules {
    let module = |address: &str| Lab::behind(format!("{}{address}", tab.base), Token::of(tab));
    Modules {
        lab: module(&built.module),
        twin: Twin::with_table(module(&built.traced), built.lines.clone()),
        memory: compile::MEMORY,
    }
}
