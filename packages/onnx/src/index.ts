export { type ModelShape, type OnnxModel, openOnnxModel } from './open-model.js';
