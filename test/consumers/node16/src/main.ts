/** A script that makes media: single operations, files, a video that takes a while, and the settings of other clients. */
import { createRequire } from 'node:module';
import {
  createImageEdit,
  createImageGeneration,
  createRouterOneClient,
  submitVideoGeneration,
  waitForVideoGeneration,
} from 'router-one-client';
import { clientEnv, facts } from 'router-one-client/facts';
import type { ImageModelId, VideoModelId } from 'router-one-client/models';
import type { paths } from 'router-one-client/openapi';

type Size = NonNullable<
  NonNullable<paths['/v1/images/generations']['post']['requestBody']>['content']['application/json']['size']
>;

const router = createRouterOneClient();
const painter: ImageModelId = 'gpt-image-2';
const director: VideoModelId = 'sora-2';
const size: Size = '1024x1024';

const image = await createImageGeneration(router, { model: painter, prompt: 'A lighthouse', size });
const edited = await createImageEdit(router, {
  model: painter,
  image: new Blob(['png'], { type: 'image/png' }),
  prompt: 'At night',
});
const { task_id } = await submitVideoGeneration(router, {
  model: director,
  prompt: 'Waves',
  resolution: '720p',
});
const states: string[] = [];
const video = await waitForVideoGeneration(router, task_id, {
  interval: 3000,
  onProgress: ({ status }) => states.push(status),
});

const catalog: { models: unknown[] } = createRequire(import.meta.url)('router-one-client/catalog.json');

console.log(
  JSON.stringify({
    image: image.data[0]?.url,
    edited: edited.data[0]?.url,
    states,
    video: video.url,
    codex: Object.keys(clientEnv('codex', 'sk-rk-0123456789abcdef')),
    product: facts.product,
    models: catalog.models.length > 0,
  }),
);
