import "reflect-metadata";
import { createServer, type RequestListener } from "node:http";
import { Controller, Get, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import axios, { type AxiosInstance } from "axios";
import express from "express";
import fastify from "fastify";
import { createApp, eventHandler, toNodeListener } from "h3";
import { Hono } from "hono";
import Koa from "koa";
import { describe, expect, test, vi } from "vitest";
import { listen } from "../raw-server.ts";
import { STABLE_TOKEN, startFlow, USER } from "../setup.ts";

type Handler = () => Promise<unknown>;
/** The status with which a framework responds when a handler throws. */
type Serve = (handler: Handler) => Promise<number>;

const statusOf = async (listener: RequestListener): Promise<number> => {
  const { url } = await listen(createServer(listener), 0, "http");
  return (await axios.get(url, { proxy: false, validateStatus: () => true })).status;
};

const FRAMEWORKS: Record<string, Serve> = {
  Express: (handler) => {
    const app = express();
    app.get("/", async (_, response) => void response.json(await handler()));
    return statusOf(app);
  },
  Koa: (handler) => {
    const app = new Koa();
    app.silent = true;
    app.use(async (context) => {
      context.body = await handler();
    });
    return statusOf(app.callback());
  },
  Fastify: async (handler) => {
    const app = fastify();
    app.get("/", handler);
    const { statusCode } = await app.inject("/");
    await app.close();
    return statusCode;
  },
  Hono: async (handler) => {
    const app = new Hono();
    app.get("/", async (context) => context.json((await handler()) as object));
    return (await app.request("/")).status;
  },
  h3: (handler) => {
    const app = createApp();
    app.use("/", eventHandler(handler));
    return statusOf(toNodeListener(app));
  },
  async NestJS(handler) {
    class Users {
      find() {
        return handler();
      }
    }
    class App {}
    // Decorators without their syntax, which the tests' compiler does not support.
    Controller()(Users);
    Get()(Users.prototype, "find", Object.getOwnPropertyDescriptor(Users.prototype, "find") ?? {});
    Module({ controllers: [Users] })(App);
    const app = await NestFactory.create(App, { logger: false });
    await app.init();
    const status = await statusOf(app.getHttpAdapter().getInstance());
    await app.close();
    return status;
  },
};

// Trap: frameworks respond with `error.status`, so an errcode with HTTP 200 became a response "200 OK".
describe.each(Object.keys(FRAMEWORKS))("an uncaught error in %s", (name) => {
  const serve = FRAMEWORKS[name] as Serve;
  const call = (api: AxiosInstance) => async () => (await api.get(USER)).data as unknown;

  test("becomes a 500, if WeChat sent its errcode with 200", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { api, simulator } = await startFlow();
    simulator.fail(USER, 40003);
    expect(await serve(call(api))).toBe(500);
  });

  test("becomes a 500, if no token could be fetched", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { api, simulator } = await startFlow();
    simulator.fail(STABLE_TOKEN, 40125);
    expect(await serve(call(api))).toBe(500);
  });
});
