//! Fetches the site's own data.

use js_sys::futures::JsFuture;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestCache, RequestInit, Response};

use super::deadline::Deadline;
use super::{decode, window};

/// The most seconds that a JSON file of the site may take to come.
const LIMIT_S: i32 = 15;

/// The status of an address at which there is nothing.
const GONE: u16 = 404;

/// The answer to a request, whatever it is. The error is a clause: `the server
/// cannot be reached`.
pub async fn answer(address: &str, options: &RequestInit) -> Result<Response, String> {
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, options))
        .await
        .map_err(|error| format!("the server cannot be reached ({})", reason(&error)))?;
    answer
        .dyn_into()
        .map_err(|_| "the browser gave no response".to_owned())
}

/// The reason for which a file of the site could not be had.
pub struct NotHad {
    /// A clause: `the server answered 404`.
    pub why: String,
    /// True if there is no such file on the server.
    gone: bool,
}

impl NotHad {
    /// Says what to do: a sentence without a dot. A page that was opened before
    /// the site changed asks for files that are gone.
    pub fn advice(&self, otherwise: &'static str) -> &'static str {
        if self.gone {
            "The site may have changed since this page was opened: reload the page"
        } else {
            otherwise
        }
    }
}

impl From<String> for NotHad {
    fn from(why: String) -> Self {
        Self { why, gone: false }
    }
}

/// The answer to a request, if the server gave the file.
pub async fn response(address: &str, options: &RequestInit) -> Result<Response, NotHad> {
    let response = answer(address, options).await?;
    if response.ok() {
        return Ok(response);
    }
    Err(NotHad {
        why: format!("the server answered {}", response.status()),
        gone: response.status() == GONE,
    })
}

/// A plain request that treats the browser's cache like this.
pub fn cached(cache: RequestCache) -> RequestInit {
    let options = RequestInit::new();
    options.set_cache(cache);
    options
}

/// The JSON of a response, decoded. The error is a clause.
pub async fn body<T: DeserializeOwned>(response: &Response) -> Result<T, String> {
    let unreadable = |error: &JsValue| format!("it is not readable ({})", reason(error));
    let body = response.json().map_err(|error| unreadable(&error))?;
    let value = JsFuture::from(body)
        .await
        .map_err(|error| unreadable(&error))?;
    decode(value).map_err(|error| format!("it is of another version of the site ({error})"))
}

/// A JSON file of the site, decoded. The error is a sentence without a dot.
pub async fn json<T: DeserializeOwned>(address: &str) -> Result<T, String> {
    let deadline = Deadline::new(LIMIT_S);
    let load = async |cache| {
        let options = cached(cache);
        deadline.limit(&options);
        let response = response(address, &options).await?;
        Ok::<T, NotHad>(body(&response).await?)
    };
    let mut loaded = load(RequestCache::Default).await;
    if loaded.is_err() {
        // A broken file may lie in a cache.
        loaded = load(RequestCache::Reload).await;
    }
    loaded.map_err(|failed| {
        let advice = failed.advice("Check the connection, then retry");
        let why = deadline.reason(failed.why);
        format!("{address} could not be loaded: {why}. {advice}")
    })
}

/// Reads the reason that a thrown value gives.
pub fn reason(thrown: &JsValue) -> String {
    thrown
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| thrown.as_string())
        .unwrap_or_else(|| "the browser gives no reason".to_owned())
}
