//! `bytewise serve`: the built site over HTTP, from memory, and the compile
//! host beside it.

mod api;
mod connections;
mod files;
mod gate;
mod listen;
mod negotiate;
mod places;
mod respond;
mod token;
mod votes;
mod watch;

use std::net::IpAddr;
use std::sync::{Arc, RwLock};
use std::time::Instant;

use anyhow::{Context, bail};
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::response::IntoResponse;
use hyper::Request;
use hyper::body::Incoming;
use protocol::compile::{CompileClass, TAB};

use crate::args::ServeOptions;
use crate::build::{self, BuildRecord};
use crate::compile::{Compiler, Learner};
use crate::error::UsageError;
use crate::project::Project;
use crate::{table, toolchain};
use connections::Ends;
use files::Files;
use gate::{Denied, Gate, Keys};
use listen::Listening;
use votes::{Asking, Votes};
use watch::Served;

/// The path at which watched pages hear of new sites.
const RELOAD: &str = "/dev/reload";

/// Builds what changed and serves it until Ctrl-C.
pub(crate) fn run(project: &Project, options: &ServeOptions) -> anyhow::Result<()> {
    // A port that is taken is found out before a build that takes minutes.
    let listening = Listening::start(options)?;
    if listening.is_open() && options.unsafe_no_sandbox {
        let problem = "--unsafe-no-sandbox is for this machine alone: leave it out, or --host";
        return Err(UsageError(problem.to_owned()).into());
    }
    let record = built(project)?;
    let compiler = Compiler::start(project, options.unsafe_no_sandbox);
    if listening.is_open() && !compiler.sandboxed() {
        let problem = compiler.status().problem;
        bail!(
            "others in the network are only let in where the compiler runs in a sandbox, and here \
             it does not; leave --lan and --host out to use it on this machine alone{}",
            problem.map_or(String::new(), |problem| format!(" ({problem})"))
        );
    }
    let files = Files::read(project, &record, options.watch)?;
    let served: Served = Arc::new(RwLock::new(Arc::new(files)));
    let (reloads, _) = tokio::sync::watch::channel(0);
    if options.watch {
        watch::follow(
            project.clone(),
            record.base,
            Arc::clone(&served),
            reloads.clone(),
        );
    }
    let name = options.host.clone();
    let name = name.filter(|name| name.parse::<IpAddr>().is_err());
    let site = Arc::new(Site {
        served,
        reloads,
        watch: options.watch,
        gate: Gate::new(listening.port, name, Keys::random()?),
        compiler,
        votes: Votes::new(listening.reach()),
    });
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the server")?
        .block_on(serve(listening, site))
}

/// Builds what changed. Without Rust nothing can be built, and what was built
/// last is served.
fn built(project: &Project) -> anyhow::Result<BuildRecord> {
    let error = match build::up_to_date(project, None) {
        Ok(record) => return Ok(record),
        Err(error) => error,
    };
    match BuildRecord::of_last_build(project) {
        Some(record) if toolchain::is_missing(project.root()) => {
            eprintln!(
                "{error:#}\nThe site is served as it was built last, and nothing can be compiled."
            );
            Ok(record)
        }
        _ => Err(error),
    }
}

/// Identifies the learner who asks. A class has one token; learners are told
/// apart by their addresses, and where they share one, by their tabs.
fn learner(request: &Parts, ends: Ends) -> Learner {
    let learner = Learner::at(&ends.peer.ip().to_canonical().to_string());
    let mut tabs = request.headers.get_all(TAB).iter();
    match (tabs.next().and_then(|tab| tab.to_str().ok()), tabs.next()) {
        (Some(tab), None) => learner.in_tab(tab),
        _ => learner,
    }
}

/// All that requests are answered from.
struct Site {
    served: Served,
    reloads: tokio::sync::watch::Sender<u64>,
    watch: bool,
    gate: Gate,
    compiler: Arc<Compiler>,
    votes: Votes,
}

async fn serve(listening: Listening, site: Arc<Site>) -> anyhow::Result<()> {
    let announcement = listening.announcement(site.gate.keys());
    if listening.is_open() {
        eprintln!("others in this network can reach it");
    }
    let listeners = listening
        .listeners
        .into_iter()
        .map(|listener| {
            listener.set_nonblocking(true)?;
            tokio::net::TcpListener::from_std(listener)
        })
        .collect::<std::io::Result<_>>()
        .context("cannot listen without blocking")?;
    let told = told_to_stop();
    table::print(&announcement)?;

    let reloads = site.reloads.clone();
    let stop = async move {
        match told {
            Ok(told) => told.await,
            Err(error) => {
                eprintln!("cannot wait for Ctrl-C ({error}); end the program to stop it");
                std::future::pending::<()>().await;
            }
        }
        eprintln!("\nstopping");
        reloads.send_replace(watch::ENDED);
    };
    let handler = move |request, ends| {
        let site = Arc::clone(&site);
        async move { site.answer(request, ends).await }
    };
    connections::serve(listeners, handler, stop).await;
    Ok(())
}

/// Listens for Ctrl-C, and for the signals of a system that shuts down and of a
/// terminal that is closed; what it gives waits for one of them.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut pressed = signal(SignalKind::interrupt())?;
    let mut ended = signal(SignalKind::terminate())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    Ok(async move {
        tokio::select! {
            _ = pressed.recv() => {}
            _ = ended.recv() => {}
            _ = hung_up.recv() => {}
        }
    })
}

/// Listens for Ctrl-C; what it gives waits for it.
#[cfg(windows)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut pressed = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        pressed.recv().await;
    })
}

impl Site {
    async fn answer(&self, request: Request<Incoming>, ends: Ends) -> Response<Body> {
        let (request, body) = request.into_parts();
        let path = request.uri.path();
        let reached = ends.reached.ip().to_canonical();
        let admitted = self.gate.admit(&request, reached);
        if api::is_api(path) {
            let started = Instant::now();
            let admitted = admitted.and_then(|()| self.gate.knows(path, &request.headers));
            let mut response = match admitted {
                Ok(()) => {
                    let learner = learner(&request, ends);
                    let asking = Asking {
                        from: ends.peer.ip().to_canonical(),
                        reached,
                        code: &self.gate.keys().room,
                    };
                    let asking = (&learner, asking);
                    api::respond(&self.compiler, &self.votes, asking, &request, body).await
                }
                Err(denied) => deny(denied, true),
            };
            if votes::is_of_phones(path) {
                votes::end_connection(&mut response);
            }
            if !votes::is_silent(path, response.status()) {
                log(&request, &response, started);
            }
            return response;
        }
        if let Err(denied) = admitted {
            let response = deny(denied, false);
            log(&request, &response, Instant::now());
            return response;
        }
        if self.watch && request.method == Method::GET && path == RELOAD {
            respond::log(
                StatusCode::OK,
                &request.method,
                &request.uri,
                "a page listens",
            );
            return watch::events(self.reloads.subscribe()).into_response();
        }
        let mut response = respond::respond(
            &watch::now(&self.served),
            &request.method,
            &request.uri,
            &request.headers,
        );
        if votes::is_of_phones(path) {
            votes::end_connection(&mut response);
        }
        response
    }
}

/// Turns a request away: in the API's words, or in a person's.
fn deny(denied: Denied, api: bool) -> Response<Body> {
    if !api {
        return respond::sentence(denied.status(), denied.message());
    }
    let mut response = api::refused(denied.status(), CompileClass::Forbidden, denied.message());
    if denied.status() == StatusCode::UNAUTHORIZED {
        let scheme = HeaderValue::from_static("Bytewise");
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, scheme);
    }
    response
}

fn log(request: &Parts, response: &Response<Body>, started: Instant) {
    let milliseconds = started.elapsed().as_secs_f64() * 1_000.0;
    respond::log(
        response.status(),
        &request.method,
        &request.uri,
        &format!("{milliseconds:.1} ms"),
    );
}
