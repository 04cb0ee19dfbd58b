//! The traced twin of lab.wasm, and what the numbers of its calls stand for.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::JsFuture;
use js_sys::{Reflect, Uint8Array, WebAssembly};
use protocol::{LineTable, TracedCall};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestCache;

use super::fetch::{NotHad, cached, reason, response};
use super::{Lab, decode};

/// The twin of this site. Nothing is fetched before it is asked for.
#[derive(Clone)]
pub struct Twin(Rc<Inner>);

struct Inner {
    module: Lab,
    lines: Lines,
    ready: RefCell<Option<Traced>>,
}

/// The place of the line table.
enum Lines {
    At(String),
    /// It came with the module's address.
    Given(LineTable),
}

/// A traced module that is ready to run.
#[derive(Clone)]
pub struct Traced {
    /// The compiled module.
    pub module: JsValue,
    /// Its calls as JavaScript's values, for the worker.
    pub calls: JsValue,
    /// The same for the page.
    pub lines: Rc<[TracedCall]>,
}

impl PartialEq for Twin {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Twin {
    /// The module, and the line table at that address.
    pub fn new(module: Lab, lines: String) -> Self {
        Self::of(module, Lines::At(lines))
    }

    /// The module with the table that came with it.
    pub fn with_table(module: Lab, lines: LineTable) -> Self {
        Self::of(module, Lines::Given(lines))
    }

    fn of(module: Lab, lines: Lines) -> Self {
        Self(Rc::new(Inner {
            module,
            lines,
            ready: RefCell::default(),
        }))
    }

    /// The module with its table. The error says why there are no lines,
    /// without a final dot.
    pub async fn ready(&self) -> Result<Traced, String> {
        let ready = self.0.ready.borrow().clone();
        if let Some(ready) = ready {
            return Ok(ready);
        }
        let module = self.0.module.module().await;
        let module = module.map_err(|failure| failure.text())?;
        let name = named_by(&module);
        let (mut calls, mut table) = self.0.table(RequestCache::Default).await?;
        if table.id != name {
            // Another build's may sit in the browser's cache.
            (calls, table) = self.0.table(RequestCache::Reload).await?;
        }
        if table.id != name {
            return Err(match &self.0.lines {
                Lines::At(address) => format!(
                    "{address} belongs to another build of the traced module. Publish the whole \
                     of dist/ again, then reload the page"
                ),
                Lines::Given(_) => {
                    "The compile host's line table belongs to another module. Run again".to_owned()
                }
            });
        }
        let traced = Traced {
            module,
            calls,
            lines: table.calls.into(),
        };
        self.0.ready.replace(Some(traced.clone()));
        Ok(traced)
    }
}

impl Inner {
    async fn table(&self, cache: RequestCache) -> Result<(JsValue, LineTable), String> {
        let address = match &self.lines {
            Lines::At(address) => address,
            Lines::Given(table) => {
                let plain = serde_wasm_bindgen::Serializer::json_compatible();
                let calls = table.calls.serialize(&plain);
                return Ok((calls.map_err(|error| error.to_string())?, table.clone()));
            }
        };
        let loaded = async {
            let response = response(address, &cached(cache)).await?;
            let body = response.json().map_err(|error| reason(&error))?;
            let value = JsFuture::from(body).await.map_err(|error| reason(&error))?;
            let calls = Reflect::get(&value, &"calls".into()).map_err(|error| reason(&error))?;
            let table = decode(value).map_err(|error| error.to_string())?;
            Ok((calls, table))
        };
        loaded.await.map_err(|failed: NotHad| {
            let advice = failed.advice("Check that the file is on the server, then retry");
            let why = failed.why;
            format!("The line table could not be loaded from {address}: {why}. {advice}")
        })
    }
}

/// The name of the table that a module says is its own; empty if it says none.
fn named_by(module: &JsValue) -> String {
    let sections = WebAssembly::Module::custom_sections(module.unchecked_ref(), LineTable::SECTION);
    let bytes = Uint8Array::new(&sections.get(0)).to_vec();
    String::from_utf8(bytes).unwrap_or_default()
}
