//! The answers to what the page asks of the compile host.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, Response, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use protocol::compile::{
    COMPILE, CompileClass, CompileRequest, Compiled, HOST, Refused, SOURCE_LIMIT,
};
use protocol::vote::{ROOM, VOTE};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::votes::{self, Asking, Votes};
use crate::compile::{Compiler, Learner};

/// The most bytes of a body: the largest source, and what JSON makes of it.
const BODY_LIMIT: usize = 256 << 10;

/// The longest time that a body may take to come.
const BODY_PATIENCE: Duration = Duration::from_secs(5);

/// The seconds after which one who was turned away for want of room may ask again.
const RETRY_AFTER: &str = "2";

/// The endpoint at a path below `/api/`.
enum Route<'a> {
    Compile,
    Host,
    Module { id: &'a str, traced: bool },
    Room,
    Vote,
}

impl<'a> Route<'a> {
    fn of(path: &'a str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        if path == COMPILE {
            return Some(Self::Compile);
        }
        if path == HOST {
            return Some(Self::Host);
        }
        if path == ROOM {
            return Some(Self::Room);
        }
        if path == VOTE {
            return Some(Self::Vote);
        }
        let (id, file) = path.strip_prefix("api/module/")?.split_once('/')?;
        let traced = match file {
            "lab.wasm" => false,
            "lab-traced.wasm" => true,
            _ => return None,
        };
        let named = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        named.then_some(Self::Module { id, traced })
    }

    fn methods(&self) -> &'static str {
        match self {
            Self::Compile | Self::Room => "POST",
            Self::Vote => "GET, POST",
            Self::Host | Self::Module { .. } => "GET, HEAD",
        }
    }
}

/// Tells whether a path is the API's, whatever stands there.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Answers a request that the gate let in.
pub(crate) async fn respond(
    compiler: &Compiler,
    votes: &Votes,
    asking: (&Learner, Asking<'_>),
    request: &Parts,
    body: Incoming,
) -> Response<Body> {
    let (learner, asking) = asking;
    let Some(route) = Route::of(request.uri.path()) else {
        return bad_request(StatusCode::NOT_FOUND, "Nothing is at this address.");
    };
    let mut methods = route.methods().split(", ");
    if !methods.any(|method| method == request.method) {
        let message = format!("This address takes {} alone.", route.methods());
        let mut response = bad_request(StatusCode::METHOD_NOT_ALLOWED, &message);
        let allowed = HeaderValue::from_static(route.methods());
        response.headers_mut().insert(header::ALLOW, allowed);
        return response;
    }
    match route {
        Route::Compile => match compile_request(&request.headers, body).await {
            Ok(request) => compiled(&compiler.compile(learner, request).await),
            Err(refusal) => refusal,
        },
        Route::Room => votes::lead(votes, asking, &request.headers, body).await,
        Route::Vote if request.method == Method::POST => {
            votes::vote(votes, asking, &request.headers, body).await
        }
        Route::Vote => votes::look(votes, asking, &request.headers),
        Route::Host => json(StatusCode::OK, &compiler.status()),
        Route::Module { id, traced } => match compiler.module(id, traced) {
            Some(module) => {
                let media_type = "application/wasm";
                answer(StatusCode::OK, media_type, Bytes::from_owner(module))
            }
            None => bad_request(
                StatusCode::NOT_FOUND,
                "The host no longer has this module. Run the code again.",
            ),
        },
    }
}

/// Reads what is to be compiled.
async fn compile_request(
    headers: &HeaderMap,
    body: Incoming,
) -> Result<CompileRequest, Response<Body>> {
    let request: CompileRequest = read(headers, body, BODY_LIMIT, "Run the code again").await?;
    if request.source.len() > SOURCE_LIMIT {
        let limit = SOURCE_LIMIT >> 10;
        let message = format!("The code is too long: it may have {limit} KiB.");
        return Err(bad_request(StatusCode::PAYLOAD_TOO_LARGE, &message));
    }
    Ok(request)
}

/// Reads a request that is JSON of at most so many bytes; `again` says what to do
/// where it did not come as a whole.
pub(super) async fn read<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Incoming,
    limit: usize,
    again: &str,
) -> Result<T, Response<Body>> {
    if !is_json(headers) {
        return Err(bad_request(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The request's content type must be application/json.",
        ));
    }
    let body = Limited::new(body, limit).collect();
    let bytes = match timeout(BODY_PATIENCE, body).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            let limit = limit >> 10;
            let message = format!("The request is too long: it may have {limit} KiB.");
            return Err(bad_request(StatusCode::PAYLOAD_TOO_LARGE, &message));
        }
        Ok(Err(_)) => {
            let message = format!("The request broke off. {again}.");
            return Err(bad_request(StatusCode::BAD_REQUEST, &message));
        }
        Err(_) => {
            let message = format!("The request took too long to come. {again}.");
            return Err(bad_request(StatusCode::REQUEST_TIMEOUT, &message));
        }
    };
    serde_json::from_slice(&bytes).map_err(|error| {
        let message = format!("The request cannot be read: {error}. Reload the page.");
        bad_request(StatusCode::BAD_REQUEST, &message)
    })
}

/// Tells whether the body is said to be JSON, once, with no more than its encoding.
fn is_json(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(only), None) = (types.next(), types.next()) else {
        return false;
    };
    only.to_str().is_ok_and(|only| {
        let (media_type, parameter) = only.split_once(';').unwrap_or((only, "charset=utf-8"));
        media_type.trim().eq_ignore_ascii_case("application/json")
            && parameter.trim().eq_ignore_ascii_case("charset=utf-8")
    })
}

/// Answers with what the compiler decided, and the status that goes with it.
fn compiled(compiled: &Compiled) -> Response<Body> {
    let status = match compiled {
        Compiled::Built(_) => StatusCode::OK,
        Compiled::Refused(refused) => match refused.class {
            CompileClass::CompileError
            | CompileClass::LimitCpu
            | CompileClass::LimitWall
            | CompileClass::LimitMemory
            | CompileClass::LimitOutput
            | CompileClass::LimitSize
            | CompileClass::CompilerCrash => StatusCode::OK,
            CompileClass::JailUnavailable | CompileClass::Busy => StatusCode::SERVICE_UNAVAILABLE,
            CompileClass::BadRequest => StatusCode::BAD_REQUEST,
            CompileClass::Forbidden => StatusCode::FORBIDDEN,
        },
    };
    let mut response = json(status, compiled);
    if matches!(compiled, Compiled::Refused(refused) if refused.class == CompileClass::Busy) {
        let seconds = HeaderValue::from_static(RETRY_AFTER);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

/// A refusal that names no diagnostic.
pub(crate) fn refused(status: StatusCode, class: CompileClass, message: &str) -> Response<Body> {
    json(
        status,
        &Compiled::Refused(Refused {
            class,
            message: message.to_owned(),
            diagnostics: Vec::new(),
            more: 0,
        }),
    )
}

pub(super) fn bad_request(status: StatusCode, message: &str) -> Response<Body> {
    refused(status, CompileClass::BadRequest, message)
}

pub(super) fn json(status: StatusCode, value: &impl Serialize) -> Response<Body> {
    match serde_json::to_vec(value) {
        Ok(text) => answer(status, "application/json", text.into()),
        // Nothing of the protocol has a key that is no string, or a field that
        // cannot be written.
        Err(error) => answer(
            StatusCode::INTERNAL_SERVER_ERROR,
            "text/plain; charset=utf-8",
            error.to_string().into(),
        ),
    }
}

fn answer(status: StatusCode, media_type: &'static str, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use protocol::compile::Built;

    use super::*;

    fn status(class: CompileClass) -> StatusCode {
        compiled(&Compiled::Refused(Refused {
            class,
            message: String::new(),
            diagnostics: Vec::new(),
            more: 0,
        }))
        .status()
    }

    #[test]
    fn what_the_compiler_decided_is_a_success_of_the_host() {
        let built = Compiled::Built(Built {
            module: String::new(),
            traced: String::new(),
            lines: protocol::LineTable::default(),
            statics: Vec::new(),
            diagnostics: Vec::new(),
        });
        assert_eq!(compiled(&built).status(), 200);
        for class in [
            CompileClass::CompileError,
            CompileClass::LimitCpu,
            CompileClass::LimitWall,
            CompileClass::LimitMemory,
            CompileClass::LimitOutput,
            CompileClass::LimitSize,
            CompileClass::CompilerCrash,
        ] {
            assert_eq!(status(class), 200, "{class:?}");
        }
        assert_eq!(status(CompileClass::BadRequest), 400);
        assert_eq!(status(CompileClass::Forbidden), 403);
        assert_eq!(status(CompileClass::JailUnavailable), 503);
    }

    #[test]
    fn who_comes_while_it_is_busy_is_told_when_to_come_again() {
        let busy = refused(StatusCode::OK, CompileClass::Busy, "");
        assert_eq!(busy.headers().get(header::RETRY_AFTER), None);
        let busy = compiled(&Compiled::Refused(Refused {
            class: CompileClass::Busy,
            message: String::new(),
            diagnostics: Vec::new(),
            more: 0,
        }));
        assert_eq!(busy.status(), 503);
        let seconds = busy.headers()[header::RETRY_AFTER].to_str().unwrap();
        assert!(seconds.parse::<u32>().unwrap() > 0);
    }

    #[test]
    fn a_module_has_an_address_of_letters_and_digits() {
        let is_module = |path| matches!(Route::of(path), Some(Route::Module { .. }));
        assert!(is_module("/api/module/0af3/lab.wasm"));
        assert!(is_module("/api/module/0af3/lab-traced.wasm"));
        for path in [
            "/api/module/lab.wasm",
            "/api/module//lab.wasm",
            "/api/module/../lab.wasm",
            "/api/module/..%2f/lab.wasm",
            "/api/module/0af3/../0af3/lab.wasm",
            "/api/module/0af3/lab.wasm/",
            "/api/module/0af3/yours.rs",
        ] {
            assert!(!is_module(path), "{path}");
        }
    }
}
