//! `bytewise serve`: the built site over HTTP, from memory.

mod files;
mod negotiate;
mod respond;
mod watch;

use std::io::ErrorKind;
use std::net::TcpListener;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::{Context, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri};
use axum::response::IntoResponse;

use crate::args::ServeOptions;
use crate::project::Project;
use crate::{build, policy, table};
use files::Files;
use watch::Served;

/// The port when none is asked for.
const PORT: u16 = 8080;

/// Where watched pages hear of new sites.
const RELOAD: &str = "/dev/reload";

/// How long open connections may take to end after Ctrl-C.
const PATIENCE: Duration = Duration::from_secs(2);

/// Builds what changed and serves it until Ctrl-C.
pub(crate) fn run(project: &Project, options: &ServeOptions) -> anyhow::Result<()> {
    // A port that is taken is found out before a build that takes minutes.
    let listener = listen(&options.host, options.port)?;
    let stamp = build::up_to_date(project, None)?;
    let files = Files::read(project, &stamp, options.watch)?;
    let served: Served = Arc::new(RwLock::new(Arc::new(files)));
    let (reloads, _) = tokio::sync::watch::channel(0);
    if options.watch {
        watch::follow(
            project.clone(),
            stamp.base,
            Arc::clone(&served),
            reloads.clone(),
        );
    }
    let site = Site {
        served,
        reloads,
        watch: options.watch,
    };
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the server")?
        .block_on(serve(listener, site))
}

#[derive(Clone)]
struct Site {
    served: Served,
    reloads: tokio::sync::watch::Sender<u64>,
    watch: bool,
}

/// Listens on the port asked for, or on the usual one, or on a free one.
fn listen(host: &str, port: Option<u16>) -> anyhow::Result<TcpListener> {
    let wanted = port.unwrap_or(PORT);
    let error = match TcpListener::bind((host, wanted)) {
        Ok(listener) => return Ok(listener),
        Err(error) => error,
    };
    if error.kind() != ErrorKind::AddrInUse {
        return Err(error).with_context(|| {
            format!(
                "cannot listen on {host}, port {wanted}; give an address of this machine with \
                 --host and a port from 1024 with --port"
            )
        });
    }
    if let Some(port) = port {
        bail!(
            "port {port} is taken by another program; choose another one with --port, or leave \
             --port out for a free one"
        );
    }
    eprintln!("port {PORT} is taken by another program; taking a free one");
    TcpListener::bind((host, 0)).context("cannot listen on any port")
}

async fn serve(listener: TcpListener, site: Site) -> anyhow::Result<()> {
    let address = listener
        .local_addr()
        .context("the listener has no address")?;
    listener
        .set_nonblocking(true)
        .context("cannot listen without blocking")?;
    let listener = tokio::net::TcpListener::from_std(listener).context("cannot listen")?;
    if !address.ip().is_loopback() {
        eprintln!("others in this network can reach it");
    }
    table::print(&format!(
        "Bytewise is at http://{address}/ · Ctrl-C stops it\n"
    ))?;

    let reloads = site.reloads.clone();
    let router = Router::new().fallback(handle).with_state(site);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = axum::serve(listener, router).with_graceful_shutdown(async {
        // A sender that is gone stops the server too.
        let _ = stopped.await;
    });
    let mut server = std::pin::pin!(server.into_future());
    tokio::select! {
        ended = &mut server => return ended.context("the server ended"),
        pressed = tokio::signal::ctrl_c() => pressed.context("cannot wait for Ctrl-C")?,
    }
    eprintln!("\nstopping");
    reloads.send_replace(watch::ENDED);
    drop(stop);
    // A connection that hangs does not hold up the command.
    let _ = tokio::time::timeout(PATIENCE, server).await;
    Ok(())
}

async fn handle(
    State(site): State<Site>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    if site.watch && method == Method::GET && uri.path() == RELOAD {
        respond::log(StatusCode::OK, &method, &uri, "a page listens");
        let mut response = watch::events(site.reloads.subscribe()).into_response();
        respond::secure(response.headers_mut(), policy::HEADER);
        return response;
    }
    respond::respond(&watch::now(&site.served), &method, &uri, &headers)
}
