//! The accept loop: how long a connection may take, how many there may be,
//! and what becomes of them when the command ends.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::body::Body;
use axum::http::Response;
use futures_util::FutureExt;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use protocol::compile::CompileClass;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::places::{Place, Places};
use super::{api, respond};

/// The longest time for a request's head to come, and for an idle connection.
const HEAD: Duration = Duration::from_secs(3);

/// The most headers of a request.
const HEADERS: usize = 64;

/// The most bytes of a request's head.
const HEAD_BYTES: usize = 64 << 10;

/// After this, a connection takes no further request.
const LIFE: Duration = Duration::from_mins(1);

/// The longest time that its last answer may then take: no compilation waits
/// that long, but a client that reads nothing would.
const LAST_ANSWER: Duration = Duration::from_mins(5);

/// The longest time that open connections may take to end after Ctrl-C.
const PATIENCE: Duration = Duration::from_secs(2);

/// The wait after the system gave no connection, as when the program has too
/// many files open.
const PAUSE: Duration = Duration::from_millis(100);

/// Both ends of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    /// The client's address.
    pub(crate) peer: SocketAddr,
    /// The address of this machine that was asked.
    pub(crate) reached: SocketAddr,
}

/// Answers requests until `stop` is done, and then lets those that are open
/// come to an end.
pub(crate) async fn serve<H, A>(
    listeners: Vec<TcpListener>,
    handler: H,
    stop: impl Future<Output = ()>,
) where
    H: Fn(Request<Incoming>, Ends) -> A + Clone + Send + 'static,
    A: Future<Output = Response<Body>> + Send + 'static,
{
    let places = Arc::new(Places::default());
    let (stopping, stopped) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut crowded = false;
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => {}
            accepted = accept(&listeners) => {
                let Ok((stream, peer)) = accepted else {
                    sleep(PAUSE).await;
                    continue;
                };
                let place = places.take(peer.ip().to_canonical());
                if place.is_none() && !crowded {
                    eprintln!("too many connections are open; new ones are closed at once");
                }
                crowded = place.is_none();
                if let Some(place) = place {
                    let stopped = stopped.clone();
                    connections.spawn(connection(stream, peer, place, handler.clone(), stopped));
                }
            }
        }
    }
    drop(listeners);
    stopping.send_replace(true);
    // A connection that hangs does not hold up the command.
    let ended = async { while connections.join_next().await.is_some() {} };
    let _ = timeout(PATIENCE, ended).await;
}

/// The next connection of whichever listener has one.
async fn accept(listeners: &[TcpListener]) -> std::io::Result<(TcpStream, SocketAddr)> {
    poll_fn(|context| {
        listeners
            .iter()
            .map(|listener| listener.poll_accept(context))
            .find(Poll::is_ready)
            .unwrap_or(Poll::Pending)
    })
    .await
}

async fn connection<H, A>(
    stream: TcpStream,
    peer: SocketAddr,
    _place: Place,
    handler: H,
    mut stopped: watch::Receiver<bool>,
) where
    H: Fn(Request<Incoming>, Ends) -> A + Clone,
    A: Future<Output = Response<Body>>,
{
    // One that is closed already has no address.
    let Ok(reached) = stream.local_addr() else {
        return;
    };
    let ends = Ends { peer, reached };
    let service = service_fn(move |request| answer(handler.clone(), request, ends));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // The end of the connection is the client's affair.
        _ = connection.as_mut() => return,
        _ = stopped.wait_for(|stopped| *stopped) => {}
        () = sleep(LIFE) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(LAST_ANSWER, connection).await;
}

/// An answer to every request, also where the handler fails, and none without
/// what a browser must be told.
async fn answer<H, A>(
    handler: H,
    request: Request<Incoming>,
    ends: Ends,
) -> Result<Response<Body>, std::convert::Infallible>
where
    H: Fn(Request<Incoming>, Ends) -> A,
    A: Future<Output = Response<Body>>,
{
    // No handler keeps anything half done: what is shared is behind locks that
    // are taken over from one who panicked.
    let answered = AssertUnwindSafe(async move { handler(request, ends).await }).catch_unwind();
    let mut response = answered.await.unwrap_or_else(|_| {
        let message = "The host itself failed at this request; its terminal says why. The next \
                       request may succeed.";
        api::refused(
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            CompileClass::CompilerCrash,
            message,
        )
    });
    respond::secure(response.headers_mut());
    Ok(response)
}

#[cfg(test)]
mod tests;
