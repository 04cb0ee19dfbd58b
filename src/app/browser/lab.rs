//! lab.wasm: fetched and compiled once, and again only if that failed.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{ArrayBuffer, Promise, Uint8Array, WebAssembly};
use protocol::{Failure, FailureKind};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestCache, Response};

use super::Bridge;
use super::api::Token;
use super::deadline::Deadline;
use super::fetch::{cached, reason, response};

const MIME: &str = "application/wasm";

/// The most seconds that a compile host's module may take to come.
const LIMIT_S: i32 = 60;

/// The most seconds until the site's own module begins to come. Then it takes as
/// long as the connection needs.
const ANSWER_LIMIT_S: i32 = 15;

/// The measured module of this site.
#[derive(Clone)]
pub struct Lab(Rc<Inner>);

struct Inner {
    address: String,
    /// The token that the server asks for, if it is a compile host's module.
    token: Option<Token>,
    /// Has the module, if the page asked for it before the application did.
    bridge: Option<Bridge>,
    /// Resolves to the module, or is rejected with the reason.
    module: RefCell<Option<Promise>>,
    failed_before: RefCell<bool>,
    warning: RefCell<Option<String>>,
}

impl PartialEq for Lab {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Lab {
    /// A module of the site at that address; the application fetches nothing yet.
    pub fn new(address: String, bridge: &Bridge) -> Self {
        Self::of(address, None, Some(bridge.clone()))
    }

    /// The module at an address that asks for a token.
    pub fn behind(address: String, token: Option<Token>) -> Self {
        Self::of(address, token, None)
    }

    fn of(address: String, token: Option<Token>, bridge: Option<Bridge>) -> Self {
        Self(Rc::new(Inner {
            address,
            token,
            bridge,
            module: RefCell::default(),
            failed_before: RefCell::default(),
            warning: RefCell::default(),
        }))
    }

    /// The compiled module. Whoever asks while it is on its way waits for the
    /// same one.
    pub async fn module(&self) -> Result<JsValue, Failure> {
        let promise = {
            let mut slot = self.0.module.borrow_mut();
            slot.get_or_insert_with(|| {
                let inner = self.0.clone();
                future_to_promise(async move { inner.load().await.map_err(JsValue::from) })
            })
            .clone()
        };
        JsFuture::from(promise).await.map_err(|why| {
            self.0.module.replace(None);
            self.0.failed_before.replace(true);
            Failure::new(FailureKind::LabUnavailable, reason(&why))
        })
    }

    /// A fault that the person who serves the site should fix, though it works.
    pub fn warning(&self) -> Option<String> {
        self.0.warning.borrow().clone()
    }
}

impl Inner {
    async fn load(&self) -> Result<JsValue, String> {
        let failed_before = *self.failed_before.borrow();
        if let Some(bridge) = self.bridge.as_ref().filter(|_| !failed_before) {
            // It never fails: what did not come is asked for here, and told of.
            let early = JsFuture::from(bridge.compiled(&self.address)).await;
            if let Some(module) = early.ok().filter(|module| !module.is_undefined()) {
                return Ok(module);
            }
        }
        // A broken file may sit in the browser's cache.
        let cache = if failed_before {
            RequestCache::Reload
        } else {
            RequestCache::Default
        };
        let address = &self.address;
        let options = cached(cache);
        let token = self.token.as_ref();
        let limit = token.map_or(ANSWER_LIMIT_S, |token| {
            token.add_to(&options);
            LIMIT_S
        });
        let deadline = Deadline::new(limit);
        deadline.limit(&options);
        let response = response(address, &options).await.map_err(|failed| {
            let advice = match token {
                Some(_) => "Run again",
                None => failed.advice("Check that the file is on the server, then retry"),
            };
            let why = deadline.reason(failed.why);
            format!("The measured module could not be loaded from {address}: {why}. {advice}")
        })?;
        let deadline = token.map(|_| deadline);
        let late = |why| match &deadline {
            Some(deadline) => deadline.reason(why),
            None => why,
        };
        let served_as = response.headers().get("content-type").ok().flatten();
        let is_wasm = |mime: &str| mime.split(';').next().map(str::trim) == Some(MIME);
        if served_as.as_deref().is_some_and(is_wasm) {
            let response: &JsValue = response.as_ref();
            let response = Promise::resolve(response);
            return JsFuture::from(WebAssembly::compile_streaming(&response))
                .await
                .map_err(|error| late(damaged(address, &reason(&error))));
        }
        let module = compile_bytes(address, &response).await?;
        self.warning.replace(Some(format!(
            "The server sends {address} as {}. It works, but slower: make the server send it as \
             {MIME}",
            served_as.as_deref().unwrap_or("a file of no type")
        )));
        Ok(module)
    }
}

async fn compile_bytes(address: &str, response: &Response) -> Result<JsValue, String> {
    let broken = |error: JsValue| damaged(address, &reason(&error));
    let body = response.array_buffer().map_err(broken)?;
    let buffer: ArrayBuffer = JsFuture::from(body).await.map_err(broken)?.unchecked_into();
    let bytes = Uint8Array::new(&buffer);
    let mut magic = [0; 4];
    if bytes.length() >= 4 {
        bytes.subarray(0, 4).copy_to(&mut magic);
    }
    if &magic != b"\0asm" {
        return Err(format!(
            "What the server sends for {address} is no WebAssembly. Perhaps it sends a page in \
             place of a missing file: publish the whole of dist/, then retry"
        ));
    }
    JsFuture::from(WebAssembly::compile(&buffer))
        .await
        .map_err(broken)
}

fn damaged(address: &str, why: &str) -> String {
    format!(
        "The measured module at {address} is incomplete or damaged, so the browser cannot compile \
         it ({why}). Publish the whole of dist/ again, then retry"
    )
}
